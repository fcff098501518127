import type { DemoRequest, DemoStory } from '../demo-story.ts';
import { jsonRequest } from '../json-request.ts';

/** One request of a made-up call, before it is put into JSON, a form or a query string. */
export type Telling = { trigger: string; after: number; fields: Record<string, unknown> };

/** What every trigger says of its call. The key with a space at its end is the default template's. */
export function parties(story: DemoStory): Record<string, unknown> {
  const customer = story.customer.number;
  const business = `91${story.businessNumber}`;
  const inbound = story.direction === 'inbound';
  return {
    uuid: uniqid(story),
    call_id: story.id,
    call_to_number: inbound ? business : `91${customer}`,
    caller_id_number: inbound ? customer : business,
    billing_circle: { operator: story.telecom.operator, circle: story.telecom.circle },
    'customer_no_with_prefix ': `+91${customer}`,
  };
}

/** The platform's `uuid`: the start as eight hexadecimal digits, and five digits of microseconds. */
function uniqid(story: DemoStory): string {
  const seconds = Math.floor(story.startedAt / 1000)
    .toString(16)
    .padStart(8, '0');
  const micros = Number(story.customer.number.slice(-5)) % 0xfffff;
  return `${seconds}${micros.toString(16).padStart(5, '0')}`;
}

/** A stamp in India's time, in the dialect of IVR-routed calls or in the dialer's. */
export function local(ms: number, dialect: 'plain' | 'dialer' = 'plain'): string {
  const [date = '', time = ''] = new Date(ms + 19_800_000).toISOString().slice(0, 19).split('T');
  if (dialect === 'plain') return `${date} ${time}`;
  const [year, month, day] = date.split('-').map(Number);
  const [hour = 0] = time.split(':').map(Number);
  return `${month}/${day}/${year}, ${hour % 12 || 12}${time.slice(2)} ${hour < 12 ? 'AM' : 'PM'}`;
}

export function asJson({ trigger, after, fields }: Telling): DemoRequest {
  return jsonRequest(after, fields, trigger);
}

/** As a form or a query string: nested values as JSON in one field. */
export function asForm({ trigger, after, fields }: Telling, road: 'form' | 'get'): DemoRequest {
  const form = new URLSearchParams(
    Object.entries(fields).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  ).toString();
  return road === 'form'
    ? {
        method: 'POST',
        trigger,
        query: '',
        contentType: 'application/x-www-form-urlencoded',
        body: form,
        after,
      }
    : { method: 'GET', trigger, query: form, contentType: '', body: '', after };
}
