import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import { now } from './paced-sender.ts';

/** Looks, all the time, which acknowledged deliveries can be seen as calls. */
export type CallWatch = {
  /** A delivery was acknowledged; `since` is when it was sent. */
  expect: (id: string, since: number) => void;
  /** The deliveries seen so far: when each was sent, and the milliseconds until a query found its call. */
  seen: { since: number; delay: number }[];
  /** How many have not been seen yet. */
  awaited: () => number;
  /** How many were set aside instead of becoming part of a call: ignored, or failed. */
  setAside: () => number;
  /** Waits until all are seen, or the time is over, and stops. Returns those that were not. */
  finish: (milliseconds: number) => Promise<string[]>;
};

/** Between two looks, in milliseconds: a delay can be found this much too long, never too short. */
const interval = 20;
/** Of a backlog, the oldest are looked for. */
const lookedFor = 2_000;

const foundRow = z.object({ id: z.uuid(), visible: z.boolean(), state: z.string() });

/** Watches on a session of its own. */
export function watchCalls(database: pg.Client): CallWatch {
  const expected = new Map<string, number>();
  const known = new Set<string>();
  const seen: CallWatch['seen'] = [];
  let aside = 0;
  let finishing = false;
  let deadline = Number.POSITIVE_INFINITY;

  const look = async () => {
    const ids = [...expected.keys()].slice(0, lookedFor);
    if (ids.length === 0) return;
    const { rows } = await database.query(
      `SELECT d.id, d.state,
         EXISTS (SELECT FROM call_event AS e JOIN call AS c ON c.id = e.call_id WHERE e.delivery_id = d.id) AS visible
       FROM delivery AS d WHERE d.id = ANY($1) AND d.state <> 'pending'`,
      [ids],
    );
    const at = now();
    for (const { id, visible, state } of z.array(foundRow).parse(rows)) {
      if (!visible && state === 'projected') continue;
      const since = expected.get(id);
      expected.delete(id);
      if (!visible) aside += 1;
      else if (since !== undefined) seen.push({ since, delay: at - since });
    }
  };
  const work = async () => {
    while (now() < deadline && !(finishing && expected.size === 0)) {
      const started = now();
      await look();
      await sleep(Math.max(0, interval - (now() - started)));
    }
  };
  const working = work();
  // Reported by `finish`; until then it is no rejection that nobody handles.
  working.catch(() => {});

  return {
    expect: (id, since) => {
      // The same content again is the same delivery, which may have been seen.
      if (known.has(id)) return;
      known.add(id);
      expected.set(id, since);
    },
    seen,
    awaited: () => expected.size,
    setAside: () => aside,
    finish: async (milliseconds) => {
      finishing = true;
      deadline = now() + milliseconds;
      await working;
      return [...expected.keys()];
    },
  };
}
