import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from '@mantine/core';
import { capitalised } from '@/app/_ui/capitalised.ts';
import { Instant } from '@/app/_ui/instant.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { TableFrame } from '@/app/_ui/table-frame.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { AssertedEvent, AssertedFact, DeliveryEffect } from '@/lib/projection/delivery-effect.ts';
import classes from '../deliveries.module.css';

type Props = { effects: DeliveryEffect[]; zone: string };

/** What a delivery says of each call, and what of that the call shows. */
export function Effect({ effects, zone }: Props) {
  return effects.map((effect) => (
    <Panel key={effect.callId} title={`What it says of call ${effect.callId.slice(0, 8)}`}>
      <Text size="sm">
        <TextLink href={`/calls/${effect.callId}`} underline="always">
          The call
        </TextLink>{' '}
        {effect.deliveries === 1
          ? 'is made from this delivery alone.'
          : `is made from ${effect.deliveries} deliveries.`}
      </Text>
      <ol className={classes.events}>
        {effect.events.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: events of a delivery have no other name than their position
          <li key={index}>
            <Event event={event} zone={zone} />
          </li>
        ))}
      </ol>
    </Panel>
  ));
}

function Event({ event, zone }: { event: AssertedEvent; zone: string }) {
  const title = event.kind.replaceAll('_', ' ');
  return (
    <>
      <h3>
        {capitalised(title)}
        {event.at !== null && (
          <>
            {', '}
            <Instant at={event.at} zone={zone} style="exact" />
          </>
        )}{' '}
        <span className={classes.quiet}>({event.finality})</span>
      </h3>
      <TableFrame label={`What the event “${title}” says`} minWidth={560}>
        <Table>
          <TableThead>
            <TableTr>
              <TableTh>Field</TableTh>
              <TableTh>Says</TableTh>
              <TableTh>On the call</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {event.facts.map((fact) => (
              <TableTr key={fact.name}>
                <TableTd>{nameOf(fact.name)}</TableTd>
                <TableTd miw={150} style={{ overflowWrap: 'anywhere' }}>
                  <bdi>{fact.value}</bdi>
                </TableTd>
                <TableTd miw={150}>
                  <Taken fact={fact} />
                </TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </TableFrame>
      {event.furtherFacts > 0 && (
        <p className={classes.quiet}>
          and {wholeNumber(event.furtherFacts)} fields more, which the body below has
        </p>
      )}
    </>
  );
}

function Taken({ fact: { isTaken, takenFrom, isSame } }: { fact: AssertedFact }) {
  if (isTaken) return 'taken from here';
  if (takenFrom === null) return 'not shown';
  return (
    <>
      {isSame ? 'the same' : 'something else'}, said later or better by{' '}
      <TextLink href={`/deliveries/${takenFrom}`}>another delivery</TextLink>
    </>
  );
}

/** customerNumber → Customer number; the provider's own details keep their names. */
function nameOf(name: string): string {
  if (name.startsWith('details.')) return name.slice('details.'.length);
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return capitalised(words);
}
