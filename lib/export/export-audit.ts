import { setImmediate } from 'node:timers/promises';
import { reportTimeZone } from '../analytics/report-time-zone.ts';
import { actionWords } from '../audit/action-words.ts';
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { AuditFilters } from '../audit/audit-filters.ts';
import { record } from '../audit/record.ts';
import { streamAudit } from '../audit/stream-audit.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, patiently } from '../db.ts';
import { logger } from '../logger.ts';
import { byteOrderMark, csvRecord } from './csv-record.ts';
import { spreadsheetText } from './spreadsheet-text.ts';
import { zonedInstants } from './zoned-instants.ts';

/** A file on its way: what it is called, and its bytes as they are made. */
type AuditExport = { fileName: string; body: ReadableStream<Uint8Array<ArrayBuffer>> };

/**
 * The entries of the audit log that match as CSV (RFC 4180, UTF-8 with a byte order mark), oldest first, made while
 * it is read. That it was asked for stands in the log before it begins, and so in it where it matches.
 *
 * @throws {AppError} `forbidden` without `audit.read`.
 */
export async function exportAudit(viewer: Viewer, filters: AuditFilters): Promise<AuditExport> {
  authorise(viewer, 'audit.read');
  await db().$transaction((tx) =>
    record(tx, viewer, {
      action: 'audit.exported',
      subjectType: 'audit',
      subjectId: null,
      after: { filters },
    }),
  );
  const zone = await reportTimeZone();
  const local = zonedInstants(zone);
  const chunks = chunksOf(streamAudit(viewer, filters), zone, (entry) => cells(entry, local));
  const today = local(new Date().toISOString()).slice(0, 10);
  return {
    fileName: `audit-${today}.csv`,
    body: new ReadableStream({
      pull: async (controller) => {
        try {
          const next = await chunks.next();
          if (next.done) controller.close();
          else controller.enqueue(next.value);
        } catch (error) {
          logger().error({ err: error }, 'an export of the audit log broke off');
          throw error;
        }
      },
      cancel: async () => {
        await chunks.return();
      },
    }),
  };
}

function cells(entry: AuditEntry, local: (at: string) => string): string[] {
  const { before, after } = entry;
  return [
    local(entry.at),
    spreadsheetText(entry.actorName),
    entry.actorId ?? '',
    entry.action,
    actionWords(entry.action),
    entry.subjectType,
    spreadsheetText(entry.subjectName ?? ''),
    spreadsheetText(entry.subjectId ?? ''),
    before === null ? '' : spreadsheetText(JSON.stringify(before)),
    after === null ? '' : spreadsheetText(JSON.stringify(after)),
    entry.address ?? '',
  ];
}

/** In characters. */
const chunkSize = 65_536;

async function* chunksOf(
  entries: AsyncGenerator<AuditEntry, void, undefined>,
  zone: string,
  cellsOf: (entry: AuditEntry) => string[],
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const encoder = new TextEncoder();
  let text = byteOrderMark + csvRecord([`When (${zone})`, ...header]);
  let ended = false;
  try {
    while (!ended) {
      await patiently(async () => {
        while (!ended && text.length < chunkSize) {
          const next = await entries.next();
          if (next.done) ended = true;
          else text += csvRecord(cellsOf(next.value));
        }
      });
      yield encoder.encode(text);
      text = '';
      await setImmediate();
    }
  } finally {
    await entries.return();
  }
}

const header = [
  'Who',
  'Who: ID',
  'Action',
  'What',
  'Subject',
  'Subject: name',
  'Subject: ID',
  'Before',
  'After',
  'From address',
];
