import { Duration } from '@/app/_ui/duration.tsx';
import { type Call, type LengthName, lengthName } from '@/lib/calls/call.ts';
import type { CallFacts } from '@/lib/calls/call-event.ts';
import type { StoredEvent } from '@/lib/calls/fold.ts';
import { lengthLabels, lengthSourceLabels } from '@/lib/calls/labels.ts';
import classes from '../call.module.css';
import { Card } from './card.tsx';

type Props = { call: Call; events: StoredEvent[] };

/** The lengths of the call with where each comes from, and beside them what the provider itself says. */
export function Lengths({ call, events }: Props) {
  return (
    <Card title="Lengths">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">How long</th>
            <th scope="col">Source</th>
            <th scope="col">Provider says</th>
          </tr>
        </thead>
        <tbody>
          {lengthName.options.map((name) => {
            const source = call[name] === null ? undefined : call.lengthSources[name];
            return (
              <tr key={name}>
                <th scope="row" title={lengthLabels[name].means}>
                  {lengthLabels[name].word}
                </th>
                <td>
                  <Duration seconds={call[name]} />
                </td>
                <td className={classes.quiet} title={source && lengthSourceLabels[source].means}>
                  {source && lengthSourceLabels[source].word}
                </td>
                <td>
                  <Duration seconds={given(name, events)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}

const givenFacts = {
  duration: 'givenDuration',
  ring: 'givenRing',
  customerRing: 'givenCustomerRing',
  wait: 'givenWait',
  talk: 'givenTalk',
  hold: 'givenHold',
  billed: 'givenBilled',
} as const satisfies Record<LengthName, keyof CallFacts>;

/** The provider's figure that was heard last, as the fold hears them. */
function given(name: LengthName, events: StoredEvent[]): number | null {
  const said = events.map(({ facts }) => facts[givenFacts[name]]).filter((seconds) => seconds !== undefined);
  return said.at(-1) ?? null;
}
