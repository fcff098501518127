import type { Call } from '@/lib/calls/call.ts';
import { Card } from './card.tsx';
import { FactList } from './fact-list.tsx';
import { jsonValue } from './json-value.tsx';

/** What the provider said beyond the fields above. */
export function Details({ details }: { details: Call['details'] }) {
  const entries = Object.entries(details);
  if (entries.length === 0) return null;
  return (
    <Card title="More from the provider" note="under its own names">
      <FactList facts={entries.map(([name, value]) => ({ term: name, value: jsonValue(value, name) }))} />
    </Card>
  );
}
