'use client';

import { useRouter } from 'next/navigation';
import { type ComponentProps, useState } from 'react';
import { useMarker } from '@/app/_ui/use-marker.ts';
import classes from '../calls.module.css';
import type { CallListRow } from './call-list-row.ts';
import { CallsTable } from './calls-table.tsx';
import { listAddress } from './list-address.ts';

type Props = ComponentProps<typeof CallsTable> & {
  query: string;
  /** The place before the first row. */
  top: string | undefined;
  /** Whether rows above it are this page's to announce: it is the first one. */
  isFirstPage: boolean;
  marker: string;
};

type Changes = { rows: CallListRow[]; news: number };

/**
 * The rows, kept up to date where they stand. New calls are announced above them and come when they are asked for:
 * what somebody is reading does not move.
 */
export function LiveCalls({ rows: loaded, query, top, isFirstPage, marker, ...table }: Props) {
  const router = useRouter();
  const [shown, setShown] = useState({ loaded, rows: loaded, news: 0 });
  // Another page, or the same one read anew.
  if (shown.loaded !== loaded) setShown({ loaded, rows: loaded, news: 0 });

  useMarker('/api/calls/marker', marker, async () => {
    const changes = await fetchChanges({ query, ids: loaded.map(({ id }) => id), top });
    if (changes === null) return router.refresh();
    const current = new Map(changes.rows.map((row) => [row.id, row]));
    setShown((before) =>
      before.loaded === loaded
        ? { loaded, rows: loaded.map((row) => current.get(row.id) ?? row), news: changes.news }
        : before,
    );
  });

  const news = isFirstPage ? shown.news : 0;
  return (
    <>
      <div role="status" className={classes.news}>
        {news > 0 && (
          <button
            type="button"
            onClick={() => {
              router.push(listAddress(query), { scroll: false });
              router.refresh();
            }}
          >
            {news === 1 ? '1 new call' : `${news >= 100 ? '100 or more' : news} new calls`} · Show
          </button>
        )}
      </div>
      <CallsTable {...table} rows={shown.rows} />
    </>
  );
}

/** Null when there is no answer to build on, as after signing out. */
async function fetchChanges(asked: {
  query: string;
  ids: string[];
  top: string | undefined;
}): Promise<Changes | null> {
  try {
    const response = await fetch('/api/calls/changes', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
