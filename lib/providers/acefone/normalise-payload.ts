import { acefoneKeys } from './payload.ts';
import { keyMapEntry } from './settings.ts';

/**
 * The fields of a body under the names of the documented variables, without those that say nothing. Keys are
 * free text of the account: the default template has one with a trailing space (`customer_no_with_prefix `), some
 * accounts send them with the `$` of the variable, others rename them. A key that is none of ours keeps its name.
 *
 * @param keyMap lines `their_key = our_key` of the admin, which come before everything else.
 */
export function normalisePayload(
  payload: Record<string, unknown>,
  keyMap: readonly string[],
): Record<string, unknown> {
  const mapped = new Map(
    keyMap.flatMap((line) => {
      const entry = keyMapEntry(line);
      return entry ? [[plain(entry.theirs), entry.ours] as const] : [];
    }),
  );
  const fields = new Map<string, unknown>();
  for (const [key, value] of Object.entries(payload)) {
    if (saysNothing(value)) continue;
    const name = mapped.get(plain(key)) ?? documentedName(key);
    // Two keys for one variable: the first is read, the other is shown as it came.
    fields.set(fields.has(name) ? key : name, value);
  }
  return Object.fromEntries(fields);
}

/**
 * Absent, empty, a variable that nobody filled in (`$campaign_name`), what is left of a name when only its first
 * part was filled in with nothing (`_name` of `$answered_agent_name`), and dates without a day.
 */
export function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value !== 'string') return false;
  const text = value.trim();
  return (
    text === '' || /^\$[a-z0-9_]+$/i.test(text) || /^_(name|number)$/i.test(text) || /^0000-00-00/.test(text)
  );
}

/** A nested record without the fields that say nothing. */
export function sayingFields(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !saysNothing(value)));
}

function plain(key: string): string {
  return key.trim().replace(/^\$/, '').toLowerCase();
}

function documentedName(key: string): string {
  const name = plain(key).replaceAll(/[\s-]+/g, '_');
  // The documentation itself has `$answered_agent{}` and `$agent_name"`.
  const bare = /^.*[a-z0-9_]/s.exec(name)?.[0] ?? '';
  const ours = aliases.get(bare) ?? bare;
  return acefoneKeys.includes(ours) ? ours : key.trim();
}

/** Spellings of the documentation and of real bodies. */
const aliases = new Map([
  ['sub_dispositon', 'sub_disposition'],
  ['sub_disposition_status', 'sub_disposition'],
  ['answer_agent_name', 'answered_agent_name'],
]);
