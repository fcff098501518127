import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';

type Json = z.core.util.JSONType;

/** A value that an entry names; `undefined` where it names none on that side. */
type ValueChange = { name: string; before: string | undefined; after: string | undefined };

/**
 * What an entry says changed, value by value, those first that stood before. Values that are the same on both sides
 * are left out.
 */
export function valueChanges(
  before: Record<string, Json> | null,
  after: Record<string, Json> | null,
): ValueChange[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names
    .filter((name) => !isDeepStrictEqual(before?.[name], after?.[name]))
    .map((name) => ({ name, before: written(before?.[name]), after: written(after?.[name]) }));
}

function written(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (value === null) return '—';
  if (typeof value === 'string') return value === '' ? '(empty)' : value;
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object' || each === null)) {
    return value.length === 0 ? '(none)' : value.join(', ');
  }
  return JSON.stringify(value);
}
