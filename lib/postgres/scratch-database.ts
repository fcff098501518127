import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { connect } from './connect.ts';

/** Creates an empty database beside the given one, hands its URL to `use`, and drops it again. */
export async function withScratchDatabase<T>(
  databaseUrl: string,
  use: (scratchUrl: string) => Promise<T>,
): Promise<T> {
  const name = `switchboard_scratch_${randomBytes(6).toString('hex')}`;
  const client = await connect(databaseUrl);
  try {
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    const url = new URL(databaseUrl);
    url.pathname = `/${name}`;
    try {
      return await use(url.href);
    } finally {
      await client.query(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    }
  } finally {
    await client.end();
  }
}
