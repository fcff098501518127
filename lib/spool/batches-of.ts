import type { NumberedRecord } from './frame-records.ts';
import type { SpoolBatch } from './spool.ts';

const most = 200;
const mostBytes = 4 * 1024 * 1024;

/** Cuts a file's records into batches without gaps, of moderate size (a single large record is one). */
export function* batchesOf(file: string, records: readonly NumberedRecord[]): Generator<SpoolBatch> {
  let batch: NumberedRecord[] = [];
  let bytes = 0;
  const cut = (): SpoolBatch[] => {
    const [first] = batch;
    if (!first) return [];
    const taken = { file, from: first.number, records: batch.map((record) => record.bytes) };
    batch = [];
    bytes = 0;
    return [taken];
  };
  for (const record of records) {
    const follows = record.number === (batch.at(-1)?.number ?? -1) + 1;
    if (!follows || batch.length === most || bytes + record.bytes.length > mostBytes) yield* cut();
    batch.push(record);
    bytes += record.bytes.length;
  }
  yield* cut();
}
