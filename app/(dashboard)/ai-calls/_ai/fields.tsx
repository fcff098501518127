import type { AiCallFilters } from '@/lib/analytics/ai-call-filters.ts';
import type { AiField } from '@/lib/analytics/ai-fields.ts';
import classes from './ai-calls.module.css';
import { CallsLink, MetricTitle, share, whole } from './ai-figure.tsx';
import { type ShareLine, ShareList } from './share-list.tsx';

type Props = { fields: AiField[]; filters: AiCallFilters };

/** What the AI agents found out, field by field. */
export function Fields({ fields, filters }: Props) {
  return (
    <section className={classes.card} aria-labelledby="fields">
      <h2>
        <span id="fields">What was found out</span>
        <small>
          <MetricTitle metric="aiFill" />
        </small>
      </h2>
      {fields.length === 0 ? (
        <p className={classes.quiet}>No field was extracted from a call of this period.</p>
      ) : (
        <ul className={classes.fields}>
          {fields.map((field) => (
            <li key={field.identifier}>
              <Field field={field} filters={filters} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Field({ field, filters }: { field: AiField; filters: AiCallFilters }) {
  const { identifier, asked, filled } = field;
  return (
    <>
      <h3 dir="auto">{identifier}</h3>
      <p className={classes.quiet}>
        <strong>{share(filled, asked)}</strong> filled:{' '}
        {field.hidden ? (
          whole.format(filled)
        ) : (
          <CallsLink filters={filters.filled(identifier)} of={`with ${identifier}`}>
            {whole.format(filled)}
          </CallsLink>
        )}{' '}
        of {whole.format(asked)} calls
      </p>
      {filled > 0 && (
        <ShareList caption="Calls with a value" of={filled} lines={valueLines(field, filters)} />
      )}
    </>
  );
}

function valueLines({ identifier, values, others }: AiField, filters: AiCallFilters): ShareLine[] {
  const lines = values.map(
    ({ value, calls, hidden }, place): ShareLine => ({
      ...{ key: String(place), name: value, calls },
      filters: hidden ? null : filters.value(identifier, value),
    }),
  );
  if (others > 0) lines.push({ key: 'others', name: 'Other values', calls: others, filters: null });
  return lines;
}
