import Link from 'next/link';
import { Duration } from '@/app/_ui/duration.tsx';
import { Instant } from '@/app/_ui/instant.tsx';
import { OutcomeBadge } from '@/app/_ui/outcome-badge.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import type { Call } from '@/lib/calls/call.ts';
import classes from './ai-calls.module.css';

type Props = {
  calls: Call[];
  columns: string[];
  /** Call id → identifier → value. */
  values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  zone: string;
};

/** The newest calls with what was extracted from each. */
export function NewestCalls({ calls, columns, values, zone }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label="Newest AI calls with extracted values">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Started</th>
            <th scope="col">Customer</th>
            <th scope="col">AI agent</th>
            <th scope="col">Outcome</th>
            <th scope="col">Duration</th>
            {columns.map((identifier) => (
              <th key={identifier} scope="col" dir="auto">
                {identifier}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <tr key={call.id}>
              <th scope="row">
                <Link href={`/calls/${call.id}`} prefetch={false}>
                  <Instant at={call.startedAt} zone={zone} />
                </Link>
              </th>
              <td>
                {call.customerNumber ?? call.customerNumberRaw ?? <UnknownValue what="Number not known" />}
              </td>
              <td dir="auto">
                {call.agentName ?? call.agentNumber ?? <UnknownValue what="No agent known" />}
              </td>
              <td>
                <OutcomeBadge outcome={call.outcome ?? 'unknown'} />
              </td>
              <td>
                <Duration seconds={call.duration} />
              </td>
              {columns.map((identifier) => (
                <td key={identifier} className={classes.words} dir="auto">
                  {values.get(call.id)?.get(identifier) ?? <UnknownValue what="Nothing extracted" />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
