import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { v7 as newId } from 'uuid';
import { logger } from '../logger.ts';
import { setAsideDirectory } from './spool-place.ts';

/** Keeps a spooled record that the database will never take, so that it neither is lost nor holds up others. */
export async function setRecordAside(record: Uint8Array, why: unknown): Promise<void> {
  const directory = setAsideDirectory();
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = path.join(directory, `${newId()}.record`);
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(record);
    await handle.sync();
  } finally {
    await handle.close();
  }
  logger().error({ err: why, file }, 'a delivery that waited on disk cannot be stored and was set aside');
}
