'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useCallback, useEffect, useState } from 'react';

/** Milliseconds between two looks whether the database is back. */
const pause = 2_000;

type Props = { error: Error & { digest?: string }; onBack: () => void };

/**
 * Says why a page could not be made. When it is the database that does not answer, the page comes by itself
 * once it does.
 */
export function WhatWentWrong({ error, onBack }: Props) {
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    let wasAway = false;
    const look = async () => {
      const database = await databaseState();
      const away = database === 'unreachable';
      if (wasAway && database === 'ok') onBack();
      wasAway ||= away;
      setAway(away);
    };
    void look();
    const timer = setInterval(look, pause);
    return () => clearInterval(timer);
  }, [onBack]);

  if (isAway) {
    return (
      <>
        The database does not answer just now. What providers send is kept on disk until it does, and nothing
        is lost. This page comes back by itself.
      </>
    );
  }
  return (
    <>
      Something went wrong on the server. Nothing that providers sent is lost. If it stays, look in the log of
      the server{error.digest ? ` for ${error.digest}` : ''}.
    </>
  );
}

/** Makes a page that failed again: what the server says now, not what it said then. */
export function useRetry(reset: () => void): () => void {
  const router = useRouter();
  return useCallback(() => {
    startTransition(() => {
      router.refresh();
      reset();
    });
  }, [router, reset]);
}

/** What the app's health says of its database; `undefined` when the app itself does not answer. */
async function databaseState(): Promise<unknown> {
  try {
    const health: unknown = await (await fetch('/api/health', { cache: 'no-store' })).json();
    // By hand: a schema library would be the largest script of the page.
    return typeof health === 'object' && health !== null && 'database' in health
      ? health.database
      : undefined;
  } catch {
    return undefined;
  }
}
