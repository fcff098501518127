import type { ExtractedAction } from '../../calls/call-event.ts';
import { payloadObject, storableJson, storableText, textField } from '../field.ts';
import { jsonInside } from './payload.ts';

type Json = ExtractedAction['value'];

/**
 * `executed_actions` → what the AI agent did and found out: an object keyed by the action's name, a list, or
 * text that holds either. Whatever an entry is, it is kept in `raw`. More than 1,000 are not read.
 */
export function readActions(executed: unknown): ExtractedAction[] {
  const inside = jsonInside(executed);
  if (Array.isArray(inside)) return inside.slice(0, 1000).map((entry) => readAction('', entry));
  const byName = payloadObject.safeParse(inside);
  return byName.success
    ? Object.entries(byName.data)
        .slice(0, 1000)
        .map(([name, entry]) => readAction(storableText(name), entry))
    : [];
}

function readAction(key: string, entry: unknown): ExtractedAction {
  const action = objectInside(entry) ?? {};
  const type = textOf(action.action_type) ?? '';
  const parameters = objectInside(action.parameters_hard_coded) ?? {};
  const returned = jsonInside(action.return_value);
  const extracted = readExtracted(type, textOf(parameters.identifier), returned);
  return {
    name: textOf(action.name) ?? key,
    type,
    ...extracted,
    // An index entry holds no more; the whole stays in `raw`.
    identifier: textField.parse(extracted.identifier) ?? null,
    condition: textOf(parameters.condition) ?? null,
    choices: said(jsonInside(parameters.choices)),
    examples: said(jsonInside(parameters.examples)),
    error: textOf(action.error_message) ?? failureOf(type, returned),
    // A JSON null would be no value at all to the database.
    raw: storableJson(entry ?? {}),
  };
}

/**
 * What an extractor is called and what it found. The name stands inside `return_value`; outside it is only part
 * of a key whose prefix changed once, and it may contain blanks. Other actions return whatever they return.
 */
function readExtracted(
  type: string,
  named: string | undefined,
  returned: unknown,
): Pick<ExtractedAction, 'identifier' | 'value'> {
  const fields = payloadObject.safeParse(returned);
  if (!fields.success || !isExtractor(type)) return { identifier: named ?? null, value: said(returned) };
  const names = Object.keys(fields.data);
  const [only] = names.length === 1 ? names : [];
  const identifier = named !== undefined && names.includes(named) ? named : only;
  if (identifier === undefined)
    return { identifier: named ?? null, value: names.length ? said(returned) : null };
  return { identifier: storableText(identifier), value: said(inner(identifier, fields.data[identifier])) };
}

/** Some values come wrapped twice under the same name: `{"city": {"city": "Rome"}}`. */
function inner(identifier: string, value: unknown): unknown {
  const again = payloadObject.safeParse(value);
  if (!again.success || Object.keys(again.data).length !== 1) return value;
  return Object.hasOwn(again.data, identifier) ? again.data[identifier] : value;
}

/**
 * A live transfer that failed has no `error_message`: only `return_value.status` says so
 * (`transfer-failed-timeout`). What an extractor found under the name "status" is a finding, not a failure.
 */
function failureOf(type: string, returned: unknown): string | null {
  if (isExtractor(type)) return null;
  const status = textOf(objectInside(returned)?.status);
  return status !== undefined && /fail|error|timeout/i.test(status) ? status : null;
}

function isExtractor(type: string): boolean {
  return type.startsWith('extract_info');
}

function objectInside(value: unknown): Record<string, unknown> | undefined {
  const object = payloadObject.safeParse(jsonInside(value));
  return object.success ? object.data : undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? storableText(value).trim() : undefined;
}

/** Absent and empty values say nothing. */
function said(value: unknown): Json {
  return value === undefined || value === '' ? null : storableJson(value);
}
