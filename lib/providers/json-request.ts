import type { DemoRequest } from './demo-story.ts';

/** A made-up request with a JSON body, sent `after` seconds from the start of its call. */
export function jsonRequest(after: number, body: Record<string, unknown>, trigger = ''): DemoRequest {
  return {
    method: 'POST',
    trigger,
    query: '',
    contentType: 'application/json',
    body: JSON.stringify(body),
    after,
  };
}
