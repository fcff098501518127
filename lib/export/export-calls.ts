import { setImmediate } from 'node:timers/promises';
import { reportTimeZone } from '../analytics/report-time-zone.ts';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import type { Call } from '../calls/call.ts';
import type { CallFilters } from '../calls/filters.ts';
import { redactText } from '../calls/redact-call.ts';
import { streamCalls } from '../calls/stream-calls.ts';
import { connectionLabels } from '../connections/connection-labels.ts';
import { db, patiently } from '../db.ts';
import { logger } from '../logger.ts';
import { byteOrderMark, csvRecord, csvType } from './csv-record.ts';
import { type ExportColumn, exportColumns } from './export-columns.ts';
import type { ExportFormat } from './export-format.ts';
import { type ExportNotes, noteExport } from './export-progress.ts';
import { zonedInstants } from './zoned-instants.ts';

export type ExportOptions = {
  format: ExportFormat;
  filters: CallFilters;
  /** A random UUID under which `exportProgress` tells how far it is. */
  job?: string | undefined;
};

/** A file on its way: what it is called, what it is, and its bytes as they are made. */
type CallExport = { fileName: string; contentType: string; body: ReadableStream<Bytes> };

/**
 * The calls that match as a file, oldest first, as `streamCalls` gives them and masked as it masks. It is made while
 * it is read, some 64 KiB at a time: memory stays flat however many calls there are, nothing is asked of the
 * database while the reader pauses, and nothing more once the reader leaves. A fault in the middle is an error of
 * the stream: half a file never looks like a whole one. What changes meanwhile may be in it before or after the
 * change.
 *
 * CSV (RFC 4180) in UTF-8 with a byte order mark, by which spreadsheets know it, and a header row also without
 * calls; see `exportColumns`. NDJSON: a `Call` a line. That it was asked for, with which filters, goes to the audit
 * log first.
 *
 * @throws {AppError} `forbidden` without `export`. Whatever goes wrong before the first bytes are made.
 */
export async function exportCalls(viewer: Viewer, options: ExportOptions): Promise<CallExport> {
  authorise(viewer, 'export');
  const { format, filters, job } = options;
  const notes = job === undefined ? unnoted : noteExport(viewer, job);
  try {
    await db().$transaction((tx) =>
      record(tx, viewer, {
        action: 'calls.exported',
        subjectType: 'calls',
        subjectId: null,
        after: { format, filters: withoutNumbers(viewer, filters) },
      }),
    );
    const zone = await reportTimeZone();
    const lines = format === 'csv' ? await csvLines(viewer, zone) : jsonLines;
    const chunks = chunksOf(streamCalls(viewer, { filters, batch: callsAtOnce }), lines, notes);
    // What fails at once can still be told instead of an answer.
    const first = await chunks.next();
    const today = zonedInstants(zone)(new Date().toISOString()).slice(0, 10);
    return {
      fileName: `calls-${today}.${format}`,
      contentType: contentTypes[format],
      body: streamOf(first, chunks),
    };
  } catch (error) {
    notes.end('failed');
    throw error;
  }
}

const contentTypes: Record<ExportFormat, string> = {
  csv: csvType,
  ndjson: 'application/x-ndjson',
};

/** A batch is parsed in one go, and webhooks wait meanwhile: some 20 ms. */
const callsAtOnce = 500;
/** In characters, which are nearly all of one byte. */
const chunkSize = 65_536;

type Bytes = Uint8Array<ArrayBuffer>;
type Chunks = AsyncGenerator<Bytes, void, undefined>;

const unnoted: ExportNotes = { rows: () => {}, end: () => {} };

/** What stands before the calls, and what each becomes. */
type Lines = { head: string; line: (call: Call) => string };

const jsonLines: Lines = { head: '', line: (call) => `${JSON.stringify(call)}\n` };

async function csvLines(viewer: Viewer, zone: string): Promise<Lines> {
  const labels = await connectionLabels(viewer);
  const columns: ExportColumn[] = exportColumns({
    zone,
    connections: new Map(labels.map((label) => [label.id, label])),
  });
  return {
    head: byteOrderMark + csvRecord(columns.map(({ header }) => header)),
    line: (call) => csvRecord(columns.map(({ cell }) => cell(call))),
  };
}

async function* chunksOf(
  calls: AsyncGenerator<Call, void, undefined>,
  { head, line }: Lines,
  notes: ExportNotes,
): Chunks {
  const encoder = new TextEncoder();
  let state: 'done' | 'failed' = 'failed';
  let ended = false;
  let text = head;
  try {
    while (!ended) {
      let rows = 0;
      // An export has minutes where a page has seconds, and must not take the connections of pages.
      await patiently(async () => {
        while (!ended && text.length < chunkSize) {
          const next = await calls.next();
          if (next.done) ended = true;
          else {
            text += line(next.value);
            rows += 1;
          }
        }
      });
      notes.rows(rows);
      yield encoder.encode(text);
      text = '';
      // A reader that is always ready would otherwise keep everybody else of this process waiting.
      await setImmediate();
    }
    state = 'done';
  } finally {
    notes.end(state);
    await calls.return();
  }
}

/** Bytes that are made as they are read, one chunk ahead; the first of them was made before. */
function streamOf(first: IteratorResult<Bytes, void>, rest: Chunks): ReadableStream<Bytes> {
  const pass = (controller: ReadableStreamDefaultController<Bytes>, next: IteratorResult<Bytes, void>) => {
    if (next.done) controller.close();
    else controller.enqueue(next.value);
  };
  return new ReadableStream({
    start: (controller) => pass(controller, first),
    pull: async (controller) => {
      try {
        pass(controller, await rest.next());
      } catch (error) {
        logger().error({ err: error }, 'an export broke off: whoever downloads it is told that it failed');
        throw error;
      }
    },
    cancel: async () => {
      await rest.return();
    },
  });
}

/** The filters for the audit log, which must not hold the numbers of people. */
function withoutNumbers(viewer: Viewer, filters: CallFilters): CallFilters {
  const reader: Viewer = { ...viewer, role: 'viewer', masksNumbers: true };
  const { q, field } = filters;
  return {
    ...filters,
    ...(q === undefined ? {} : { q: redactText(reader, q) }),
    ...(field === undefined
      ? {}
      : {
          field: field.map(({ identifier, value }) => ({
            identifier,
            value: value === null ? null : redactText(reader, value),
          })),
        }),
  };
}
