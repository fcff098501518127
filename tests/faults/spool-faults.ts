import { appendFile, copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileHeaderLength, frameRecords, markerLength, readRecords } from '../../lib/spool/frame-records.ts';
import { newDeliveryId } from '../../lib/webhooks/delivery.ts';
import { encodeRecord } from '../../lib/webhooks/spool-record.ts';
import { sharedSecret, startDatabaseServer } from './database-server.ts';
import { atMost, exactly, type Fault } from './fault.ts';
import { asProduct, type Installation, openInstallation } from './installation.ts';
import { type Attempt, startLoad } from './load.ts';
import { verify } from './verify.ts';

export const spoolTornAndReplayed: Fault = {
  name: 'spool-torn-and-replayed',
  about:
    'spool files with a torn end, and the same files again: the torn record is dropped, nothing has effect twice',
  run: async (scene) => {
    const server = await startDatabaseServer(scene);
    const installation = await openInstallation(scene, { databaseUrl: server.url, secret: sharedSecret });
    const spool = path.join(installation.place.dataDir, 'spool');
    const kept = path.join(installation.place.dataDir, 'kept');
    await server.stop();
    const attempts: Attempt[] = [];
    // Two files: each is of a process that was killed.
    for (const seed of [1, 2]) {
      const load = startLoad({ ...installation, rate: 40, count: 4_000, seed });
      await load.acknowledged(50);
      await installation.kill();
      await load.stop();
      attempts.push(...load.attempts);
      if (seed === 1) await installation.start();
    }
    const [first, second] = (await readdir(spool)).filter((name) => name.endsWith('.spool')).sort();
    if (!first || !second) throw new Error('the killed processes have left no two spool files');
    await appendTorn(installation, path.join(spool, first), 'half of it is missing');
    await appendTorn(installation, path.join(spool, second), 'it is not what its checksum says');
    await mkdir(kept);
    for (const name of [first, second]) await copyFile(path.join(spool, name), path.join(kept, name));

    await server.start();
    await installation.start();
    const drained = await verify(installation, attempts);
    const stored = await countDeliveries(installation);

    await installation.kill();
    for (const name of [first, second]) await copyFile(path.join(kept, name), path.join(spool, name));
    await installation.start();
    const again = await verify(installation, attempts);
    const left = (await readdir(spool)).filter((name) => name.endsWith('.spool'));
    return {
      counts: again.counts,
      recovery: drained.settled,
      asked: [
        atMost('drained after', drained.settled, 10, 's'),
        exactly('deliveries with the torn records’ content', await countTorn(installation), 0),
        exactly('deliveries after the second time', await countDeliveries(installation), stored),
        exactly('spool files left', left.length, 0),
      ],
      broken: [...drained.broken, ...again.broken.map((fault) => `after the second time, ${fault}`)],
    };
  },
};

const tornTrigger = 'torn';

/** Adds what a write leaves behind that was interrupted: nobody was told that it is kept. */
async function appendTorn(
  installation: Installation,
  file: string,
  how: 'half of it is missing' | 'it is not what its checksum says',
): Promise<void> {
  const content = await readFile(file);
  const { records, state } = readRecords(content);
  if (state !== 'whole' || records.length === 0)
    throw new Error(`${file} is ${state} before anything was done`);
  const marker = content.subarray(fileHeaderLength - markerLength, fileHeaderLength);
  const connectionId = installation.connections[0]?.connection.id ?? '';
  // It would be stored if it were whole.
  const record = await asProduct(installation, async () =>
    encodeRecord({
      kind: 'admitted',
      delivery: {
        ...{
          id: newDeliveryId(),
          receivedAt: new Date(),
          connectionId,
          method: 'POST',
          trigger: tornTrigger,
        },
        ...{ query: '', headers: {}, contentType: 'application/json', body: new TextEncoder().encode(how) },
        ...{ secretFingerprint: 'torn', address: null, problem: null },
      },
    }),
  );
  const frame = frameRecords(marker, (records.at(-1)?.number ?? 0) + 1, [record]);
  const half = Math.floor(frame.length / 2);
  await appendFile(file, how === 'half of it is missing' ? frame.subarray(0, half) : frame.fill(7, half));
}

async function countTorn({ query }: Installation): Promise<number> {
  return (await query('SELECT id FROM delivery WHERE trigger = $1', [tornTrigger])).length;
}

async function countDeliveries({ query }: Installation): Promise<number> {
  return (await query('SELECT id FROM delivery')).length;
}
