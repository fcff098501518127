import { Stack, Text } from '@mantine/core';
import { Facts } from '@/app/_ui/facts.tsx';
import { formatInstant } from '@/app/_ui/format-instant.ts';
import { Note } from '@/app/_ui/note.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import { durationWords } from '@/lib/calls/duration-words.ts';
import { directionLabels, outcomeLabels } from '@/lib/calls/labels.ts';
import type { ClockVerdict, SeenCall } from '@/lib/connections/first-delivery-state.ts';
import { FromNow } from './from-now.tsx';

type Props = { call: SeenCall; clock: ClockVerdict; timeZone: string; now: number };

/** A delivery as it was read, so that somebody who knows the call sees whether it was read right. */
export function Understood({ call, clock, timeZone, now }: Props) {
  return (
    <Stack gap="sm">
      <Text size="sm" fw={500}>
        {call.headline}
      </Text>
      <Text size="sm">
        {call.startedAtSource === 'received' ? (
          'The provider named no time: the call counts from when it was first heard of.'
        ) : (
          <>
            This call started <FromNow at={call.startedAt} now={now} />, at{' '}
            <time dateTime={call.startedAt} title={`${call.startedAt} (UTC)`}>
              {formatInstant(call.startedAt, timeZone, 'minute')}
            </time>{' '}
            in {timeZone}. Is that right?
          </>
        )}
      </Text>
      <ClockNote clock={clock} />
      <Facts
        facts={[
          { name: 'Direction', value: directionLabels[call.direction].word },
          { name: 'Customer', value: call.customer ?? <UnknownValue /> },
          { name: 'Our number', value: call.business ?? <UnknownValue /> },
          { name: 'Agent', value: call.agent ?? <UnknownValue /> },
          {
            name: 'Outcome',
            value:
              call.state === 'live' ? (
                'Still going on'
              ) : call.outcome ? (
                outcomeLabels[call.outcome].word
              ) : (
                <UnknownValue />
              ),
          },
        ]}
      />
      <TextLink href={`/calls/${call.id}`}>Look at the call</TextLink>
    </Stack>
  );
}

function ClockNote({ clock: { verdict, seconds } }: { clock: ClockVerdict }) {
  if (verdict === 'plausible' || verdict === 'unknown') return null;
  const away = durationWords(Math.abs(seconds));
  return (
    <Note tone="warning" title="The time zone looks wrong">
      {verdict === 'ahead'
        ? `The call would lie ${away} in the future.`
        : `The call would have been over ${away} before it was reported. Right only if it is an old one.`}
    </Note>
  );
}
