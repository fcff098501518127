import { Instant } from '@/app/_ui/instant.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import type { Call } from '@/lib/calls/call.ts';
import classes from '../call.module.css';
import { Card } from './card.tsx';
import { elapsed } from './elapsed.ts';

const startSources: Record<Call['startedAtSource'], string> = {
  given: 'given',
  derived: 'derived from the earliest time known',
  received: 'when its first delivery came; the provider gave no time',
};

/** The instants of the call, each with how long after the start it was and where it comes from. */
export function Instants({ call, zone }: { call: Call; zone: string }) {
  const instants = [
    ['Started', call.startedAt],
    ['Queued', call.queuedAt],
    ['First ring', call.firstRingAt],
    ['Picked up by a menu', call.serverAnsweredAt],
    ['Connected', call.connectedAt],
    ['Ended', call.endedAt],
  ] as const;
  return (
    <Card title="Times">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">When</th>
            <th scope="col">After start</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {instants.map(([name, at]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <Instant at={at} zone={zone} />
              </td>
              <td>{at === null ? <UnknownValue /> : elapsed(call.startedAt, at)}</td>
              <td className={classes.quiet}>
                {name === 'Started' ? startSources[call.startedAtSource] : at !== null && 'given'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
