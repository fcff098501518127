import { storableText } from '../providers/field.ts';

const secretHeaders =
  /^(authorization|cookie|proxy-authorization|x-api-key|.*(token|secret|signature|password).*)$/i;

/** A request's headers as they may be stored: text that PostgreSQL takes, and no secrets. */
export function keptHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, secretHeaders.test(name) ? '[removed]' : storableText(value)]),
  );
}
