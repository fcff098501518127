import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { parseInput } from '../http/parse-input.ts';

/**
 * How far an export is. `rows` counts the calls handed over so far. `failed` is also one that was broken off by
 * whoever asked for it; `unknown` one that was never begun, was long ago, or is somebody else's.
 */
type ExportProgress = { state: 'running' | 'done' | 'failed' | 'unknown'; rows: number };

/** The name under which whoever starts an export asks for its progress. */
export const exportJob = z.uuid({ error: 'is not the id of an export: make a random UUID' });

/** The progress of an export as the one who runs it notes it. */
export type ExportNotes = { rows: (more: number) => void; end: (state: 'done' | 'failed') => void };

/**
 * How far an export of the viewer is, as far as this process remembers.
 *
 * @throws {AppError} `forbidden` without `export`; `invalid_input` for an id that is none.
 */
export function exportProgress(viewer: Viewer, job: unknown): ExportProgress {
  authorise(viewer, 'export');
  const found = noted().get(key(viewer, parseInput(z.object({ job: exportJob }), { job }).job));
  if (found === undefined || Date.now() - found.at > remembered) return { state: 'unknown', rows: 0 };
  return { state: found.state, rows: found.rows };
}

/** Begins to note an export of the viewer. The same id again begins anew. */
export function noteExport(viewer: Viewer, job: string): ExportNotes {
  const progress: Noted = { state: 'running', rows: 0, at: Date.now() };
  const all = noted();
  all.delete(key(viewer, job));
  all.set(key(viewer, job), progress);
  for (const oldest of all.keys()) {
    if (all.size <= mostNoted) break;
    all.delete(oldest);
  }
  return {
    rows: (more) => Object.assign(progress, { rows: progress.rows + more, at: Date.now() }),
    end: (state) => Object.assign(progress, { state, at: Date.now() }),
  };
}

type Noted = ExportProgress & { at: number };

/** Milliseconds after the last news of an export. A download that waits longer for its reader is forgotten. */
const remembered = 3_600_000;
const mostNoted = 1_000;

// Next bundles every route apart: the two that start an export and ask for it meet on the global object.
const shared: typeof globalThis & { switchboardExports?: Map<string, Noted> } = globalThis;

function noted(): Map<string, Noted> {
  shared.switchboardExports ??= new Map();
  return shared.switchboardExports;
}

function key({ userId }: Viewer, job: string): string {
  return `${userId ?? 'system'} ${job.toLowerCase()}`;
}
