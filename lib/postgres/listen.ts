import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { connect } from './connect.ts';

type ListenOptions = {
  /** Asked before each attempt to connect. */
  databaseUrl: () => string;
  channel: 'switchboard_connection' | 'switchboard_delivery';
  onNotice: () => void;
  /**
   * True: from now on every notice arrives; whatever was said before must be looked up. False: the connection
   * is lost, and notices may be missed until it is true again.
   */
  onListening?: (listening: boolean) => void;
};

export type Listening = { stop: () => Promise<void> };

/** A dead connection that nobody closed is noticed within this and `patience`, in milliseconds. */
const heartbeat = 2_000;
const patience = 2_000;
/** Between two attempts to connect, in milliseconds. */
const pause = 500;

/**
 * Listens for what other processes announce (PostgreSQL's LISTEN), on a connection of its own, which is made
 * again by itself whenever it is lost, half-open ones included.
 */
export function listen({ databaseUrl, channel, onNotice, onListening }: ListenOptions): Listening {
  const stopping = new AbortController();
  const { signal } = stopping;
  const work = async () => {
    while (!signal.aborted) {
      const client = await connect(databaseUrl(), patience).catch(() => undefined);
      if (client) {
        client.on('notification', onNotice);
        await listenUntilLost(client, channel, signal, () => onListening?.(true));
        onListening?.(false);
        // A connection that is dead takes no farewell either.
        void client.end().catch(() => {});
      }
      if (!signal.aborted) await sleep(pause, undefined, { signal, ref: false }).catch(() => {});
    }
  };
  const working = work();
  return {
    stop: async () => {
      stopping.abort();
      await working;
    },
  };
}

async function listenUntilLost(
  client: pg.Client,
  channel: ListenOptions['channel'],
  signal: AbortSignal,
  onListening: () => void,
): Promise<void> {
  const answered = async (query: string) => {
    const late = AbortSignal.timeout(patience);
    await Promise.race([
      client.query(query),
      new Promise((_, reject) => late.addEventListener('abort', () => reject(late.reason))),
    ]);
  };
  try {
    await answered(`LISTEN ${channel}`);
    onListening();
    while (!signal.aborted) {
      await sleep(heartbeat, undefined, { signal, ref: false });
      await answered('SELECT 1');
    }
  } catch {
    // Lost, or asked to stop: either way this connection is over.
  }
}
