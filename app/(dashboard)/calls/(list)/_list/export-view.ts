import { wholeNumber } from '@/app/_ui/whole-number.ts';

/** What the page knows of an export that it started. */
export type ExportView = {
  state: 'starting' | 'running' | 'done' | 'failed';
  /** Calls handed over so far. */
  rows: number;
  /** Looks at it without an answer since the last one. */
  unanswered: number;
  /** What a screen reader is told, and when it was said, milliseconds. Less often than what is seen changes. */
  announced: { words: string; at: number };
};

/** What `api/calls/export/progress` answers; null when nothing came, or nothing that can be read. */
export type ExportAnswer = { state: 'running' | 'done' | 'failed' | 'unknown'; rows: number } | null;

export type ExportTotal = { count: number; capped: boolean } | null;

/** An export that was started at an instant, in milliseconds. */
export function startedExport(at: number): ExportView {
  return { state: 'starting', rows: 0, unanswered: 0, announced: { words: words('starting', 0, null), at } };
}

/** Reads an answer as it came over the wire. */
export function readExportAnswer(json: unknown): ExportAnswer {
  if (typeof json !== 'object' || json === null || !('state' in json) || !('rows' in json)) return null;
  const state = answered.find((each) => each === json.state);
  return state === undefined || typeof json.rows !== 'number' ? null : { state, rows: json.rows };
}

/** What is known after one more look, one a second. */
export function afterLook(
  view: ExportView,
  answer: ExportAnswer,
  total: ExportTotal,
  at: number,
): ExportView {
  const unanswered = answer === null || answer.state === 'unknown' ? view.unanswered + 1 : 0;
  const state = stateAfter(view, answer, unanswered);
  const rows = answer === null || answer.state === 'unknown' ? view.rows : answer.rows;
  const due = state !== view.state || at - view.announced.at >= pauseBetweenWords;
  const announced = due ? { words: words(state, rows, total), at } : view.announced;
  return { state, rows, unanswered, announced };
}

/** An export in words: how far it is, how it ended. */
export function exportWords({ state, rows }: ExportView, total: ExportTotal): string {
  return words(state, rows, total);
}

const answered = ['running', 'done', 'failed', 'unknown'] as const;
/** Milliseconds. */
const pauseBetweenWords = 10_000;
/** Looks after which an export that nobody knows has not begun, or one that ran is gone. */
const patience = 20;

function stateAfter(view: ExportView, answer: ExportAnswer, unanswered: number): ExportView['state'] {
  if (answer !== null && answer.state !== 'unknown') return answer.state;
  return unanswered >= patience ? 'failed' : view.state;
}

function words(state: ExportView['state'], rows: number, total: ExportTotal): string {
  if (state === 'starting') return 'Starting the export …';
  if (state === 'done') return `${calls(rows)} exported.`;
  if (state === 'failed') {
    return rows === 0
      ? 'The export failed.'
      : `The export broke off after ${calls(rows)}: the file is not complete.`;
  }
  const counted = total !== null && !total.capped && total.count >= rows;
  return counted
    ? `${wholeNumber(rows)} of ${calls(total.count)} exported so far …`
    : `${calls(rows)} exported so far …`;
}

function calls(count: number): string {
  return count === 1 ? '1 call' : `${wholeNumber(count)} calls`;
}
