import { callsHref } from '@/app/_figures/calls-href.ts';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { FigureLink } from '@/app/_figures/figure-link.tsx';
import { rateWords } from '@/app/_figures/figure-words.ts';
import { ShareList, type ShareRow } from '@/app/_figures/share-list.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { AiCallFilters } from '@/lib/analytics/ai-call-filters.ts';
import type { AiField } from '@/lib/analytics/ai-fields.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';
import classes from './ai-calls.module.css';

type Props = { fields: AiField[]; filters: AiCallFilters };

/** What the AI agents found out, field by field. */
export function Fields({ fields, filters }: Props) {
  return (
    <FigureCard title="What was found out" metric="aiFill">
      {fields.length === 0 ? (
        <p className={classes.quiet}>No field was extracted from these calls.</p>
      ) : (
        <ul className={classes.fields}>
          {fields.map((field) => (
            <li key={field.identifier}>
              <Field field={field} filters={filters} />
            </li>
          ))}
        </ul>
      )}
    </FigureCard>
  );
}

function Field({ field, filters }: { field: AiField; filters: AiCallFilters }) {
  const { identifier, hidden, asked, filled } = field;
  return (
    <>
      <h3 dir="auto">{identifier}</h3>
      <p className={classes.quiet}>
        <strong>{rateWords(filled / asked)}</strong> filled:{' '}
        <FigureLink
          count={filled}
          filters={hidden ? null : filters.filled(identifier)}
          of={`with ${identifier}`}
          mark={`field ${identifier}`}
        />{' '}
        of {wholeNumber(asked)} {asked === 1 ? 'call' : 'calls'}
      </p>
      {filled > 0 && (
        <ShareList
          label={`Calls with a value of ${identifier}`}
          rowName="Value"
          rows={valueRows(field, filters)}
        />
      )}
    </>
  );
}

function valueRows({ identifier, values, others, filled }: AiField, filters: AiCallFilters): ShareRow[] {
  const row = (key: string, label: string, count: number, behindIt: CallFilters | null): ShareRow => {
    const href = behindIt === null ? undefined : callsHref(behindIt);
    // A call with two values counts with both, so that the shares of a field may be more than its whole.
    const share = `${Math.round((100 * count) / filled)} %`;
    return { key, label, count, href, share, solid: [{ key: 'all', label: 'all', count, href }] };
  };
  const rows = values.map(({ value, calls, hidden }, place) =>
    row(`${identifier} ${place}`, value, calls, hidden ? null : filters.value(identifier, value)),
  );
  return others === 0 ? rows : [...rows, row(`${identifier} others`, 'Other values', others, null)];
}
