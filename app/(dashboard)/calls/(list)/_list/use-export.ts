'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { v4 as randomUuid } from 'uuid';
import type { ExportFormat } from '@/lib/export/export-format.ts';
import {
  afterLook,
  type ExportTotal,
  type ExportView,
  readExportAnswer,
  startedExport,
} from './export-view.ts';

/** An export as it was asked for; the list may show something else by now. */
type Asked = { format: ExportFormat; query: string; total: ExportTotal };

/** The export that was started last in this window; null before one, and when it was put away. */
type CurrentExport = (Asked & { job: string; view: ExportView }) | null;

/**
 * Starts exports as downloads, which the browser writes to disk as they come, and looks every second how far the
 * last one is. A download goes on when the page is left, and who comes back sees how far it is.
 */
export function useExport() {
  const shown = useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  );
  const job = shown?.job;
  const over = shown === null || shown.view.state === 'done' || shown.view.state === 'failed';

  useEffect(() => {
    if (job === undefined || over) return;
    let stopped = false;
    let timer = setTimeout(look, second);
    async function look() {
      const answer = await fetchProgress(job ?? '');
      if (stopped) return;
      if (current !== null && current.job === job) {
        set({ ...current, view: afterLook(current.view, answer, current.total, Date.now()) });
      }
      timer = setTimeout(look, second);
    }
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [job, over]);

  return { current: shown, start, putAway };
}

// Kept beside the component: it is made anew with every change of the filters and every visit of the list.
let current: CurrentExport = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(next: CurrentExport): void {
  current = next;
  for (const listener of listeners) listener();
}

function start({ format, query, total }: Asked): void {
  const job = randomUuid();
  download(`/api/calls/export?${[query, `format=${format}`, `job=${job}`].filter(Boolean).join('&')}`);
  set({ format, query, total, job, view: startedExport(Date.now()) });
}

function putAway(): void {
  set(null);
}

const second = 1_000;

function download(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  // Should the answer be a refusal, this page stays.
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}

async function fetchProgress(job: string) {
  try {
    const response = await fetch(`/api/calls/export/progress?job=${job}`, { cache: 'no-store' });
    return response.ok ? readExportAnswer(await response.json()) : null;
  } catch {
    return null;
  }
}
