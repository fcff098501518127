import Form from 'next/form';
import { figureQuery } from '@/lib/analytics/figure-address.ts';
import classes from './ai-calls.module.css';
import { type AiScreen, columnValue, mostColumns } from './ai-screen.ts';

type Props = { offered: string[]; chosen: string[]; screen: AiScreen };

/** Chooses which extracted fields stand as columns. Works as a plain form; the choice is part of the address. */
export function ColumnChoice({ offered, chosen, screen }: Props) {
  const names = [...new Set([...chosen, ...offered])];
  if (names.length === 0) return null;
  return (
    <details className={classes.choice}>
      <summary>Columns</summary>
      <Form action="/ai-calls" replace scroll={false}>
        {[...new URLSearchParams(figureQuery(screen.address))].map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        {/* Without it, no choice at all would read as the usual one. */}
        <input type="hidden" name="columns" value="" />
        <fieldset>
          <legend>Extracted fields, at most {mostColumns}</legend>
          {names.map((identifier) => (
            <label key={`${identifier} ${chosen.includes(identifier)}`}>
              <input
                type="checkbox"
                name="columns"
                value={columnValue(identifier)}
                defaultChecked={chosen.includes(identifier)}
              />
              <span dir="auto">{identifier}</span>
            </label>
          ))}
        </fieldset>
        <button type="submit">Show these columns</button>
      </Form>
    </details>
  );
}
