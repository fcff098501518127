import type { z } from 'zod';
import classes from '../call.module.css';
import { beginningOf } from './beginning-of.ts';

type Json = z.core.util.JSONType;

/** A value of the provider's as text; null where it holds nothing. */
export function jsonValue(value: Json, label: string) {
  if (value === null || value === '') return null;
  if (typeof value === 'object') return <JsonText value={value} label={label} />;
  return (
    <span className={classes.said} dir="auto">
      {beginningOf(String(value))}
    </span>
  );
}

/** JSON laid out; what is long scrolls inside, by keyboard too. */
export function JsonText({ value, label }: { value: Json; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.json} tabIndex={0} aria-label={label}>
      <pre>{beginningOf(JSON.stringify(value, null, 2))}</pre>
    </section>
  );
}
