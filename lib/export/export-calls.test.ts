import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { useTestDatabase } from '../../tests/database.ts';
import { guest, insertCall, insertConnection, manager } from '../../tests/sample-calls.ts';
import type { Viewer } from '../auth/viewer.ts';
import { call } from '../calls/call.ts';
import type { CallFilters } from '../calls/filters.ts';
import { streamCalls } from '../calls/stream-calls.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { csvRecord } from './csv-record.ts';
import { exportCalls } from './export-calls.ts';
import { exportColumns } from './export-columns.ts';
import type { ExportFormat } from './export-format.ts';
import { exportProgress } from './export-progress.ts';

useTestDatabase();

let connection: string;

beforeEach(async () => {
  await db().connection.deleteMany();
  await db().$executeRaw`TRUNCATE audit_entry`;
  await db().workspace.upsert({
    where: { id: 1 },
    create: { id: 1, reportTimeZone: 'Asia/Kolkata' },
    update: { reportTimeZone: 'Asia/Kolkata' },
  });
  connection = await insertConnection('Main; line, "A"');
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('CSV', () => {
  test('has a header that names the zone, a byte order mark, and one row a call', async () => {
    const id = await insertCall(connection, {
      connectedAt: '2026-11-20T10:00:15.000Z',
      talk: 44.5,
      outcomeWords: 'ANSWER',
      candidates: ['no_answer', 'busy'],
      offers: [
        { name: 'Asha Rao', number: null, result: 'missed', ring: 12 },
        { name: null, number: '+919800000002', result: 'answered', ring: null },
      ],
    });
    const bytes = await bytesOf('csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [row, ...more] = rowsOf(bytes);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      'Call ID': id,
      State: 'ended',
      Direction: 'inbound',
      'Started (Asia/Kolkata)': '2026-11-20T15:30:00.000+05:30',
      'Connected (Asia/Kolkata)': '2026-11-20T15:30:15.000+05:30',
      'Ended (Asia/Kolkata)': '2026-11-20T15:31:00.000+05:30',
      'Queued (Asia/Kolkata)': '',
      'Duration (seconds)': '60',
      'Talk (seconds)': '44.5',
      'Hold (seconds)': '',
      Outcome: 'answered',
      'Outcome: provider’s words': 'ANSWER',
      'Hang-up reason may be': 'no_answer | busy',
      'Customer number': '+919812345678',
      'Customer number as received': '09812345678',
      'Agents rung': 'Asha Rao: missed after 12 s | +919800000002: answered',
      Connection: 'Main; line, "A"',
      'Test call': 'no',
    });
  });

  test('without calls it has its header', async () => {
    const text = Buffer.from(await bytesOf('csv')).toString('utf8');
    expect(text).toMatch(/^\ufeffCall ID,State,[^\n]*Test call\r\n$/);
  });

  test('says both hours of the night in which the clocks go back', async () => {
    await db().workspace.update({ where: { id: 1 }, data: { reportTimeZone: 'Europe/Berlin' } });
    await insertCall(connection, { startedAt: '2026-10-25T00:30:00.000Z' });
    await insertCall(connection, { startedAt: '2026-10-25T01:30:00.000Z' });
    const rows = rowsOf(await bytesOf('csv'));
    expect(rows.map((row) => row['Started (Europe/Berlin)'])).toEqual([
      '2026-10-25T02:30:00.000+02:00',
      '2026-10-25T02:30:00.000+01:00',
    ]);
  });

  test('hostile words come back as they were, told to be text where they would run', async () => {
    const given = [
      'say "no"',
      'a,b',
      'one\r\ntwo',
      '=HYPERLINK("https://evil.example","x")',
      '-1+2',
      '\t=1',
      '\u202eمرحبا',
    ];
    for (const [minute, customerName] of given.entries()) {
      await insertCall(connection, { customerName, startedAt: `2026-11-20T10:0${minute}:00.000Z` });
    }
    const rows = rowsOf(await bytesOf('csv'));
    expect(rows.map((row) => row['Customer name'])).toEqual([
      'say "no"',
      'a,b',
      'one\r\ntwo',
      '\'=HYPERLINK("https://evil.example","x")',
      "'-1+2",
      "'\t'=1",
      '\u202eمرحبا',
    ]);
    expect(new Set(rows.map((row) => Object.keys(row).length)).size).toBe(1);
  });
});

describe('the calls', () => {
  test('are those of the filters, all of them and in the order of the stream, over several chunks and batches', async () => {
    await insertMany(1_200);
    const filters: CallFilters = { outcome: ['missed'] };
    const expected = [];
    for await (const each of streamCalls(manager, { filters })) expected.push(each);
    expect(expected).toHaveLength(600);

    const chunks = await chunksOf('csv', filters);
    expect(chunks.length).toBeGreaterThanOrEqual(3);
    expect(chunks.filter(({ length }) => length > 80_000)).toEqual([]);
    expect(rowsOf(Buffer.concat(chunks)).map((row) => row['Call ID'])).toEqual(expected.map(({ id }) => id));

    const lines = Buffer.from(await bytesOf('ndjson', filters))
      .toString('utf8')
      .split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => call.parse(JSON.parse(line)))).toEqual(expected);
    expect(lines.map((line) => JSON.stringify(JSON.parse(line)))).toEqual(
      expected.map((each) => JSON.stringify(each)),
    );
  });

  test('NDJSON without calls is empty', async () => {
    expect((await bytesOf('ndjson')).length).toBe(0);
  });
});

describe('who and what', () => {
  test('a role without export is refused before anything is read or written', async () => {
    const refused = await exportCalls(guest, { format: 'csv', filters: {} }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: 'forbidden', message: expect.stringContaining('Ask an admin') });
    expect(await db().auditEntry.count()).toBe(0);
  });

  test('a call that a role sees masked is masked in every cell', async () => {
    await insertCall(connection, {
      customerName: 'Ravi 98123 45678',
      offers: [{ name: null, number: '+919800000001', result: 'missed', ring: 3 }],
    });
    const columns = exportColumns({ zone: 'UTC', connections: new Map() });
    for await (const each of streamCalls(guest)) {
      const record = csvRecord(columns.map(({ cell }) => cell(each)));
      expect(record).not.toMatch(/98123|45678|9800000001/);
      expect(record).toContain(',+91•••••••678,');
    }
    expect.assertions(2);
  });

  test('the audit log tells who exported what, without numbers of people', async () => {
    const filters: CallFilters = {
      outcome: ['missed'],
      q: '+91 98123 45678',
      field: [{ identifier: 'phone', value: '09812345678' }],
    };
    const job = randomUUID();
    await bytesOf('ndjson', filters, manager, job);
    const entries = await db().auditEntry.findMany();
    expect(entries).toMatchObject([
      { actorId: 'max', actorName: 'Max', action: 'calls.exported', subjectType: 'calls', subjectId: null },
    ]);
    expect(entries[0]?.after).toMatchObject({ format: 'ndjson', filters: { outcome: ['missed'] } });
    expect(JSON.stringify(entries)).not.toMatch(/98123 ?45678|9812345/);
  });

  test('the file is named after today in the report zone', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T19:00:00.000Z') });
    try {
      const csv = await exportCalls(manager, { format: 'csv', filters: {} });
      const ndjson = await exportCalls(manager, { format: 'ndjson', filters: {} });
      expect([csv.fileName, ndjson.fileName]).toEqual(['calls-2026-11-22.csv', 'calls-2026-11-22.ndjson']);
      expect(csv.contentType).toMatch(/^text\/csv; charset=utf-8/);
      expect(ndjson.contentType).toBe('application/x-ndjson');
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('progress', () => {
  test('counts the calls and ends', async () => {
    await insertMany(300);
    const job = randomUUID();
    const { body } = await exportCalls(manager, { format: 'csv', filters: {}, job });
    const { state, rows } = exportProgress(manager, job);
    expect(state).toBe('running');
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThan(300);
    await drain(body);
    expect(exportProgress(manager, job)).toEqual({ state: 'done', rows: 300 });
  });

  test('a reader that leaves ends the queries, one that waits holds them up', async () => {
    await insertMany(1_500);
    const job = randomUUID();
    const { body } = await exportCalls(manager, { format: 'ndjson', filters: {}, job });
    const reader = body.getReader();
    await reader.read();
    await quiet();
    const [{ rows }, query] = [exportProgress(manager, job), await lastQuery()];
    expect(rows).toBeLessThan(1_000);
    await quiet();
    expect([exportProgress(manager, job).rows, await lastQuery()]).toEqual([rows, query]);

    await reader.cancel();
    await quiet();
    expect(await lastQuery()).toEqual(query);
    expect(exportProgress(manager, job)).toEqual({ state: 'failed', rows });
  });

  test('a fault in the middle breaks the file off', async () => {
    await insertMany(1_500);
    const job = randomUUID();
    const { body } = await exportCalls(manager, { format: 'ndjson', filters: {}, job });
    const reader = body.getReader();
    await reader.read();
    // What another version might have written.
    await db().$executeRaw`UPDATE call SET direction = 'sideways' WHERE started_at > '2026-11-20T10:12:00Z'`;
    const rest = (async () => {
      while (!(await reader.read()).done);
    })();
    await expect(rest).rejects.toThrow(/direction/);
    expect(exportProgress(manager, job).state).toBe('failed');
  });

  test('a fault at the beginning is told instead', async () => {
    await insertCall(connection, { direction: 'sideways' });
    const job = randomUUID();
    await expect(exportCalls(manager, { format: 'csv', filters: {}, job })).rejects.toThrow(/direction/);
    expect(exportProgress(manager, job).state).toBe('failed');
  });
});

async function insertMany(count: number): Promise<void> {
  const id = await insertCall(connection, { startedAt: '2026-11-20T10:00:00.000Z', outcome: 'missed' });
  const { id: _, ...sample } = await db().call.findUniqueOrThrow({ where: { id } });
  await db().call.createMany({
    data: Array.from({ length: count - 1 }, (_, n) => ({
      ...sample,
      lengthSources: {},
      offers: [],
      details: {},
      id: randomUUID(),
      outcome: n % 2 === 0 ? 'answered' : 'missed',
      // Several calls share each instant.
      startedAt: new Date(sample.startedAt.getTime() + Math.floor(n / 3) * 2_000),
    })),
  });
}

async function chunksOf(
  format: ExportFormat,
  filters: CallFilters = {},
  viewer: Viewer = manager,
  job?: string,
): Promise<Uint8Array[]> {
  return drain((await exportCalls(viewer, { format, filters, job })).body);
}

async function bytesOf(...asked: Parameters<typeof chunksOf>): Promise<Uint8Array> {
  return Buffer.concat(await chunksOf(...asked));
}

async function drain(body: ReadableStream<Uint8Array>): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
  return chunks;
}

const quiet = () => new Promise((resolve) => setTimeout(resolve, 150));

/** When a call was last asked for. */
async function lastQuery(): Promise<Date> {
  const [row] = z.tuple([z.object({ at: z.date() })]).parse(
    await db().$queryRaw`
      SELECT max(query_start) AS at FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%c.started_at%'`,
  );
  return row.at;
}

const rowsSchema = z.array(z.record(z.string(), z.string()));

function rowsOf(bytes: Uint8Array): Record<string, string>[] {
  return rowsSchema.parse(parse(Buffer.from(bytes), { bom: true, columns: true, record_delimiter: '\r\n' }));
}
