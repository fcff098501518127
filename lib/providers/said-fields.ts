/**
 * The fields of a payload that say something. Left out: absent and empty values, times that never happened
 * (`0000-00-00 …`), and what templates leave behind where a variable had no value (`$agent_name`, or `_name`
 * where only the first half was replaced). A field that a query string repeats with the same value is said once.
 */
export function saidFields(payload: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(payload)
      .map(([name, value]) => [name, once(value)] as const)
      .filter(([, value]) => !saysNothing(value)),
  );
}

function once(value: unknown): unknown {
  if (!Array.isArray(value) || value.length === 0) return value;
  const [first, ...rest]: unknown[] = value;
  return typeof first === 'string' && rest.every((other) => other === first) ? first : value;
}

function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'string' && /^(|\$[a-z_]+|_name|0000-00-00.*)$/is.test(value.trim());
}
