import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { DefinitionPopover } from '@/app/_ui/definition-popover.tsx';
import { Instant } from '@/app/_ui/instant.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { refusalWords } from '@/app/(admin)/deliveries/refusal-words.ts';
import { durationWords } from '@/lib/calls/duration-words.ts';
import type { ConnectionHealth } from '@/lib/health/connection-health.ts';
import { HealthCount } from '../health-count.tsx';
import { healthDefinitions } from '../health-definitions.ts';
import { UsualRate } from '../usual-rate.tsx';
import { fromNowWords } from './_first/from-now-words.ts';
import classes from './health-panel.module.css';

type Props = { health: ConnectionHealth; authentication: string; zone: string; now: Date };

/** How the connection fares: what comes, what of it fails, and what waits. */
export function HealthPanel({ health, authentication, zone, now }: Props) {
  const { lastDeliveryAt, pending, oldestPendingSeconds } = health;
  const list = `/deliveries?connection=${health.id}`;
  const causes = Object.entries(health.rejectedLastDay).sort(([, one], [, other]) => other - one);
  const rejected = causes.reduce((sum, [, times]) => sum + times, 0);
  return (
    <Panel title="Health">
      <dl className={classes.figures}>
        <Figure of="lastDelivery">
          {lastDeliveryAt === null ? (
            <UnknownValue what="Nothing has come yet" />
          ) : (
            <>
              {fromNowWords(lastDeliveryAt.getTime(), now.getTime())}{' '}
              <Text span size="xs" c="dimmed">
                <Instant at={lastDeliveryAt.toISOString()} zone={zone} />
              </Text>
            </>
          )}
        </Figure>
        <Figure of="lastHour">
          <UsualRate received={health.receivedLastHour} usual={health.usualPerHour} />
        </Figure>
        <Figure of="lastDay">
          <UsualRate received={health.receivedLastDay} usual={health.usualPerDay} />
        </Figure>
        <Figure of="failed">
          <HealthCount value={health.failedLastDay} href={`${list}&state=failed`} label="Failed" />
        </Figure>
        <Figure of="rejected">
          <HealthCount value={rejected} href={`${list}&state=rejected`} label="Rejected" />
          {causes.map(([cause, times]) => (
            <Text key={cause} size="xs" c="dimmed">
              {wholeNumber(times)}: {refusalWords(cause)}
            </Text>
          ))}
        </Figure>
        <Figure of="repeats">{wholeNumber(health.repeatsLastDay)}</Figure>
        <Figure of="lag">
          <HealthCount value={pending} href={`${list}&state=pending`} label="Waiting to be read" />
          {pending === 10_000 && ' or more'}
          {oldestPendingSeconds !== null && `, the oldest for ${durationWords(oldestPendingSeconds)}`}
        </Figure>
        <Figure of="unmapped">
          <HealthCount value={health.unmappedWords} href="/words" label="Unknown words" />
        </Figure>
        <Figure of="authentication">
          {authentication}
          {health.isWeaklyAuthenticated && (
            <Text size="xs" c="dimmed">
              Weak: the secret is part of the address
            </Text>
          )}
        </Figure>
      </dl>
    </Panel>
  );
}

function Figure({ of, children }: { of: keyof typeof healthDefinitions; children: ReactNode }) {
  const { title, definition } = healthDefinitions[of];
  return (
    <div>
      <dt>
        {title}
        <DefinitionPopover title={title} definition={definition} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
