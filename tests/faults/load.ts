import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { BenchConnection } from '../bench/add-bench-connection.ts';
import { type PlannedRequest, planTraffic } from '../bench/plan-traffic.ts';
import { webhookRequest } from '../bench/webhook-request.ts';
import { exchange } from './exchange.ts';

/** One request that was sent, and what came back. */
export type Attempt = {
  connectionId: string;
  /** SHA-256 of trigger, query and body, hexadecimal: what makes it this delivery of its connection and no other. */
  content: string;
  /** Milliseconds since 1970. */
  sent: number;
  /** Milliseconds until the answer, or until there was certainly none. */
  took: number;
  /** 0: nobody answered. */
  status: number;
  /** The delivery's id, where the answer was 2xx. */
  id: string | null;
  origin: string;
  /** Why nobody answered. */
  failure?: string;
};

type LoadOptions = {
  connections: readonly BenchConnection[];
  /** Deliveries a second, unless too many wait for an answer. */
  rate: number;
  /** How many at most. */
  count: number;
  /** Two loads of an installation need two. */
  seed?: number;
  /** Where several apps serve the same database: each gets its share. */
  origins?: readonly string[];
};

export type Load = {
  attempts: readonly Attempt[];
  /** Resolves when so many more were acknowledged: an app that has just started takes its time. */
  acknowledged: (more: number) => Promise<void>;
  /** Resolves when all have been sent. */
  done: Promise<void>;
  /** Sends no more, and resolves when everything under way has been answered. */
  stop: () => Promise<void>;
};

/** One request in so many is sent twice at once, as providers do. */
const repeatEvery = 40;
/** What nobody answered is sent again, as providers do: after so many milliseconds, so often. */
const again = { after: 1_000, times: 5 };
/** A computer that is too busy for the rate gets less, instead of a queue that never ends. */
const mostUnderWay = 50;
const day = 86_400_000;

/**
 * Sends deliveries of all connections at a steady rate, each signed as its provider does, no two alike but those
 * that are repeated. Their calls were over days ago, so that the clock has no say in what becomes of them.
 */
export function startLoad({ connections, rate, count, seed = 1, origins = [] }: LoadOptions): Load {
  const attempts: Attempt[] = [];
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  const planned = planTraffic(connections, {
    ...{
      from: Date.now() - 3 * day,
      to: Date.now() - 2 * day,
      count,
      seed: seed * 1_000,
      offsetMinutes: 330,
    },
  });

  const sendUntilAnswered = async (request: PlannedRequest, origin: string | undefined) => {
    for (let times = 0; times <= again.times; times += 1) {
      const attempt = await send(request, origin);
      attempts.push(attempt);
      if (attempt.status !== 0 && attempt.status !== 503) return;
      await sleep(again.after);
    }
  };
  const begin = (request: PlannedRequest, index: number) => {
    const sending = sendUntilAnswered(request, origins[index % origins.length]).finally(() =>
      underWay.delete(sending),
    );
    underWay.add(sending);
  };
  const work = async () => {
    const begun = performance.now();
    for (const [index, request] of planned.entries()) {
      const wait = begun + (index * 1000) / rate - performance.now();
      if (wait > 0) await sleep(wait, undefined, { signal: stopping.signal }).catch(() => {});
      while (underWay.size >= mostUnderWay) await Promise.race(underWay);
      if (stopping.signal.aborted) return;
      begin(request, index);
      if (index % repeatEvery === 0) begin(request, index);
    }
  };
  const done = work();
  return {
    attempts,
    acknowledged: async (more) => {
      const count = () => attempts.filter(({ id }) => id !== null).length;
      for (const wanted = count() + more; count() < wanted && !stopping.signal.aborted; ) await sleep(20);
    },
    done,
    stop: async () => {
      stopping.abort();
      await done;
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

const answerSchema = z.object({ id: z.uuid() });

/** Sends one delivery, once. */
export async function send(
  { connection, request }: Pick<PlannedRequest, 'connection' | 'request'>,
  origin?: string,
): Promise<Attempt> {
  const { method, url: addressed, headers, body } = webhookRequest(connection, request);
  const url = origin === undefined ? addressed : addressed.replace(new URL(addressed).origin, origin);
  const sent = Date.now();
  const answer = await exchange({ method, url, headers, body, patience: 60_000 });
  const { status, text, took, failure } = answer;
  return {
    connectionId: connection.connection.id,
    content: contentOf(request.trigger, new URL(url).search.slice(1), body),
    origin: new URL(url).origin,
    ...{ sent, took, status, failure },
    id: status >= 200 && status < 300 ? answerSchema.parse(JSON.parse(text)).id : null,
  };
}

function contentOf(trigger: string, query: string, body: string): string {
  return createHash('sha256').update(`${trigger}\n${query}\n`).update(body).digest('hex');
}
