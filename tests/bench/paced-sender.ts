import { Agent, request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { WebhookRequest } from './webhook-request.ts';

/** What became of one request. Instants are milliseconds since 1970, with fractions. */
export type Answer = {
  /** When it was to be sent; measuring from here leaves no wait of the sender out. */
  due: number;
  sent: number;
  answered: number;
  /** 0 when nothing was answered. */
  status: number;
  /** The delivery's id, when it was acknowledged. */
  id: string | null;
};

export type Pace = {
  /** Requests a second, whatever the answers take. */
  rate: number;
  /** `index` is the request's place among those sent. */
  onAnswer: (answer: Answer, index: number) => void;
  /** Ends the sending early. */
  signal?: AbortSignal;
};

/** Sends requests at a fixed rate, as providers do: the next one does not wait for the answer to the last. */
export async function sendPaced(
  requests: Iterable<() => WebhookRequest>,
  { rate, onAnswer, signal }: Pace,
): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const begun = now();
  const underWay = new Set<Promise<void>>();
  let next = 0;
  for (const tell of requests) {
    const index = next++;
    const due = begun + (index * 1000) / rate;
    const wait = due - now();
    if (wait > 0) await sleep(wait);
    if (signal?.aborted) break;
    const sending = send(tell(), due, agent).then((answer) => {
      underWay.delete(sending);
      onAnswer(answer, index);
    });
    underWay.add(sending);
  }
  await Promise.all(underWay);
  agent.destroy();
}

/** This computer's clock, finer than `Date.now`. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

const answerSchema = z.object({ id: z.uuid() });

async function send(request: WebhookRequest, due: number, agent: Agent): Promise<Answer> {
  const sent = now();
  // A server closes connections that were idle; a request that meets such an end was not received.
  for (let attempt = 1; ; attempt += 1) {
    const { status, text, closedBefore } = await exchange(request, agent);
    if (closedBefore && attempt < 3) continue;
    const id = status >= 200 && status < 300 ? answerSchema.parse(JSON.parse(text)).id : null;
    return { due, sent, answered: now(), status, id };
  }
}

function exchange(
  { url, method, headers, body }: WebhookRequest,
  agent: Agent,
): Promise<{ status: number; text: string; closedBefore: boolean }> {
  return new Promise((resolve) => {
    const length = method === 'POST' ? { 'content-length': Buffer.byteLength(body) } : {};
    const request = httpRequest(url, { method, agent, timeout: 30_000, headers: { ...headers, ...length } });
    let late = false;
    const failed = () => resolve({ status: 0, text: '', closedBefore: false });
    request.on('timeout', () => {
      late = true;
      request.destroy();
    });
    request.on('error', () => resolve({ status: 0, text: '', closedBefore: request.reusedSocket && !late }));
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, closedBefore: false }));
      response.on('error', failed);
    });
    request.end(method === 'POST' ? body : undefined);
  });
}
