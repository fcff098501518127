import { z } from 'zod';

/**
 * Lenient readers for what providers send. None of them fails: a value that cannot be read as what its field
 * should hold comes out as `undefined`, and `leftovers` keeps it, so that nothing a provider said is lost. Each says
 * its kind, for the help page of the provider; what a field means is said where a payload names it (`describe`).
 */

/** A payload with named fields. Checked, not copied: a copy would lose fields with names such as `__proto__`. */
export const payloadObject = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/**
 * Text as said, trimmed; numbers and booleans as their text. Absent, empty and structured values: undefined.
 * More than 500 characters are cut (an index entry holds no more); the whole stays in the delivery.
 */
export const textField = z
  .unknown()
  .optional()
  .transform((value) => shortText(value, 500))
  .meta({ kind: 'text' });

/** Like `textField`, for addresses: signed recording links run to thousands of characters. */
export const urlField = z
  .unknown()
  .optional()
  .transform((value) => shortText(value, 8000))
  .meta({ kind: 'address' });

/** Like `textField`, never cut, for what tells one call from another: over 500 characters it is no key. */
export const keyField = z
  .unknown()
  .optional()
  .transform((value) => {
    const text = asText(value);
    return text !== undefined && text.length <= 500 ? text : undefined;
  })
  .meta({ kind: 'key' });

/** A length in seconds: a number, its text, or `H:MM:SS` / `M:SS`. Negative, infinite or absurd: undefined. */
export const secondsField = z
  .unknown()
  .optional()
  .transform((value): number | undefined => {
    if (typeof value !== 'number' && typeof value !== 'string') return undefined;
    const text = String(value).trim();
    const clock = /^(?:(\d{1,4}):)?(\d{1,4}):(\d{2})$/.exec(text);
    const seconds = clock
      ? Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
      : /^\d+(\.\d+)?$/.test(text)
        ? Number(text)
        : Number.NaN;
    return Number.isFinite(seconds) && seconds <= 31_536_000 ? Math.round(seconds * 1000) / 1000 : undefined;
  })
  .meta({ kind: 'seconds' });

/**
 * What the payload says beyond the fields that were read: unknown fields, and known ones whose value could not
 * be read. Absent and empty values say nothing and are left out.
 */
export function leftovers(
  payload: Record<string, unknown>,
  read: Record<string, unknown>,
): Record<string, z.core.util.JSONType> {
  return Object.fromEntries(
    Object.entries(payload)
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .filter(([name]) => !Object.hasOwn(read, name) || read[name] === undefined)
      .map(([name, value]) => [cut(storableText(name), 200), storableJson(value)]),
  );
}

/** PostgreSQL text and jsonb refuse NUL and lone surrogates: both are shown as replacement characters. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD').toWellFormed();
}

/** Any value as JSON that PostgreSQL can store. What lies deeper than `depth` is shown as `…`. */
export function storableJson(value: unknown, depth = 12): z.core.util.JSONType {
  if (typeof value === 'string') return storableText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object') return String(value);
  if (depth === 0) return '…';
  if (Array.isArray(value)) return value.map((item) => storableJson(item, depth - 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [storableText(name), storableJson(item, depth - 1)]),
  );
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return undefined;
  return storableText(value).trim() || undefined;
}

function shortText(value: unknown, length: number): string | undefined {
  const text = asText(value);
  return text === undefined ? undefined : cut(text, length);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`.toWellFormed();
}
