import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { Call } from '@/lib/calls/call.ts';
import { Card } from './card.tsx';
import { FactList } from './fact-list.tsx';
import { jsonValue } from './json-value.tsx';

/** More of them make a page that no browser likes; the delivery has all. */
const fieldsShown = 300;

/** What the provider said beyond the fields above. */
export function Details({ details }: { details: Call['details'] }) {
  const entries = Object.entries(details);
  if (entries.length === 0) return null;
  return (
    <Card title="More from the provider" note={noteOn(entries.length)}>
      <FactList
        facts={entries
          .slice(0, fieldsShown)
          .map(([name, value]) => ({ term: name, value: jsonValue(value, name) }))}
      />
    </Card>
  );
}

function noteOn(fields: number): string {
  return fields <= fieldsShown
    ? 'under its own names'
    : `under its own names; the first ${fieldsShown} of ${wholeNumber(fields)}`;
}
