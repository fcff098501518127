import Link from 'next/link';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { can, type Viewer } from '@/lib/auth/viewer.ts';
import type { Call } from '@/lib/calls/call.ts';
import { callsOfNumber, countCallsOfNumber, mostCounted } from '@/lib/calls/calls-of-number.ts';
import { connectionLabels } from '@/lib/connections/connection-labels.ts';
import { Card } from './card.tsx';
import { toOtherCalls } from './other-call.ts';
import classes from './other-calls.module.css';
import { OtherCallsList } from './other-calls-list.tsx';

type Props = { viewer: Viewer; call: Call; zone: string };

/** Every call of the same customer, on all connections, with people and AI agents: one timeline. */
export async function OtherCalls({ viewer, call, zone }: Props) {
  const [page, count, labels] = await Promise.all([
    callsOfNumber(viewer, call.id),
    countCallsOfNumber(viewer, call.id),
    connectionLabels(viewer),
  ]);
  if (page === null || count === null) {
    return (
      <Card title="Calls of this number">
        <p className={classes.quiet}>
          The customer’s number is not known, so no other call can be told to be theirs.
        </p>
      </Card>
    );
  }
  return (
    <Card title="Calls of this number" note={noteOn(count)}>
      <OtherCallsList
        key={call.id}
        callId={call.id}
        first={{ ...page, calls: toOtherCalls(page.calls, labels, zone) }}
      />
      {count > 1 && call.customerNumber !== null && can(viewer, 'numbers.full') && (
        <p>
          <Link href={`/calls?${new URLSearchParams({ q: call.customerNumber })}`}>Open them as a list</Link>
        </p>
      )}
    </Card>
  );
}

function noteOn(count: number): string {
  if (count === 1) return 'the only one so far';
  if (count >= mostCounted) return `${wholeNumber(mostCounted)} or more, on every connection`;
  return `${count} on every connection`;
}
