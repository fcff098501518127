import { Loader, Stack, Text } from '@mantine/core';
import { formatInstant } from '@/app/_ui/format-instant.ts';
import { Instant } from '@/app/_ui/instant.tsx';
import { Note } from '@/app/_ui/note.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import type { Connection } from '@/lib/connections/connection.ts';
import type { FoundReading } from '@/lib/connections/find-reading.ts';
import type { FirstDelivery } from '@/lib/connections/first-delivery-state.ts';
import type { Provider } from '@/lib/providers/provider.ts';
import { settingText } from '../../new/setting-text.ts';
import { CorrectReading } from './correct-reading.tsx';
import classes from './first-delivery-panel.module.css';
import { TroubleNote } from './trouble-note.tsx';
import { Understood } from './understood.tsx';

type Props = {
  connection: Connection;
  provider: Provider;
  arrival: FirstDelivery;
  /** How it would have to be read for its times to be right. */
  suggestion: FoundReading | null;
  zones: string[];
  reportZone: string;
};

/** What came of the first delivery, or that it is waited for. */
export function FirstDeliveryPanel({ connection, provider, arrival, suggestion, zones, reportZone }: Props) {
  const trouble = { provider, connection, zone: reportZone };
  return (
    <Panel title="First delivery">
      <Stack gap="sm" aria-live="polite">
        {arrival.state === 'understood' ? (
          <>
            <Understood
              call={arrival.call}
              clock={arrival.clock}
              timeZone={connection.timeZone}
              now={Date.now()}
            />
            <CorrectReading
              connectionId={connection.id}
              timeZone={(suggestion ?? connection).timeZone}
              zones={zones}
              fields={provider.settingFields.map((field) => ({
                ...field,
                value: settingText((suggestion ?? connection).settings[field.key]),
              }))}
              wouldStartAt={suggestion && formatInstant(suggestion.startedAt, suggestion.timeZone, 'minute')}
              doubtful={arrival.clock.verdict === 'ahead' || arrival.clock.verdict === 'behind'}
            />
            {arrival.since && <TroubleNote trouble={arrival.since} {...trouble} />}
          </>
        ) : arrival.state === 'waiting' || arrival.state === 'reading' || arrival.state === 'held' ? (
          <Pending arrival={arrival} reportZone={reportZone} />
        ) : (
          <>
            <TroubleNote trouble={arrival} {...trouble} />
            <Waiting>Waiting for the next delivery. This page notices by itself.</Waiting>
          </>
        )}
      </Stack>
    </Panel>
  );
}

/** Nothing came, or nothing has been made of it yet. */
export function Pending({
  arrival,
  reportZone,
}: {
  arrival: Extract<FirstDelivery, { state: 'waiting' | 'reading' | 'held' }>;
  reportZone: string;
}) {
  if (arrival.state === 'held') {
    return (
      <Note tone="warning" title="It came, and is kept">
        <Instant at={arrival.at} zone={reportZone} />: this connection is paused. What comes is read when it
        is resumed.
      </Note>
    );
  }
  return (
    <Waiting>
      {arrival.state === 'reading'
        ? 'A delivery came and is being read.'
        : 'Waiting for the first delivery. This page notices by itself.'}
    </Waiting>
  );
}

function Waiting({ children }: { children: string }) {
  return (
    <div className={classes.waiting}>
      <Loader size="xs" aria-hidden="true" />
      <Text size="sm">{children}</Text>
    </div>
  );
}
