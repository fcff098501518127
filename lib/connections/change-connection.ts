import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { parseInput } from '../http/parse-input.ts';
import { country } from '../workspace/country.ts';
import { timeZone } from '../workspace/time-zone.ts';
import { acceptedSettings } from './accepted-settings.ts';
import type { Connection } from './connection.ts';
import { refuseWhileRemoved } from './delete-connection-job.ts';
import { findConnection } from './find-connection.ts';
import { connectionLabel, refuseTakenLabel } from './refuse-taken-label.ts';

/** What is absent stays as it is. */
type ConnectionChange = {
  connectionId: string;
  label?: string | undefined;
  /** IANA zone in which the provider's times without an offset are read. */
  timeZone?: string | undefined;
  /** ISO 3166 country of numbers without a country code. */
  defaultCountry?: string | undefined;
  /** All of the provider's own settings: those left out go back to their defaults. */
  settings?: Record<string, unknown> | undefined;
  /** Seconds after which a call that nothing more is heard of counts as stale: 10 to 86,400 each. */
  ringingLimitSeconds?: number | undefined;
  talkingLimitSeconds?: number | undefined;
};

type ChangedConnection = {
  connection: Connection;
  /**
   * How deliveries are read has changed, and there are some that were read as before: their calls stay as they are
   * until the deliveries are read again.
   */
  readBefore: boolean;
};

/**
 * Renames a connection, or changes how its deliveries are read from now on. Those that are stored already are not
 * touched.
 *
 * @throws {AppError} `invalid_input` naming each wrong value, `not_found`, `conflict` while it is being deleted, or
 * `forbidden` without `connections.manage`.
 */
export async function changeConnection(viewer: Viewer, input: ConnectionChange): Promise<ChangedConnection> {
  authorise(viewer, 'connections.manage');
  const { connectionId, settings, ...asked } = parseInput(change, input);

  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM connection WHERE id = ${connectionId}::uuid FOR UPDATE`;
    const { connection, provider } = await findConnection(connectionId, tx);
    await refuseWhileRemoved(tx, connectionId);
    const values = {
      label: asked.label ?? connection.label,
      timeZone: asked.timeZone ?? connection.timeZone,
      defaultCountry: asked.defaultCountry ?? connection.defaultCountry,
      ringingLimitSeconds: asked.ringingLimitSeconds ?? connection.ringingLimitSeconds,
      talkingLimitSeconds: asked.talkingLimitSeconds ?? connection.talkingLimitSeconds,
      settings: acceptedSettings(provider, settings ?? connection.settings),
    };
    const changed = changedKeys(connection, values);
    if (changed.length === 0) return { connection, readBefore: false };
    if (changed.includes('label')) await refuseTakenLabel(tx, values.label, connectionId);
    await tx.connection.update({ where: { id: connectionId }, data: values });
    const only = (of: Pick<Connection, Key>) =>
      storable.parse(Object.fromEntries(changed.map((key) => [key, of[key]])));
    await record(tx, viewer, {
      action: 'connection.changed',
      subjectType: 'connection',
      subjectId: connectionId,
      before: only(connection),
      after: only(values),
    });
    const readsDifferently = changed.some((key) => ofReading.has(key));
    const read = await tx.delivery.findFirst({
      where: { connectionId, state: { not: 'pending' } },
      select: { id: true },
    });
    return { connection: { ...connection, ...values }, readBefore: readsDifferently && read !== null };
  });
}

const keys = [
  'label',
  'timeZone',
  'defaultCountry',
  'settings',
  'ringingLimitSeconds',
  'talkingLimitSeconds',
] as const;
type Key = (typeof keys)[number];

/** What decides how a delivery is read. The limits only say when a live call counts as stale. */
const ofReading: ReadonlySet<Key> = new Set(['timeZone', 'defaultCountry', 'settings']);

function changedKeys(before: Pick<Connection, Key>, after: Pick<Connection, Key>): Key[] {
  return keys.filter((key) => !isDeepStrictEqual(before[key], after[key]));
}

const storable = z.record(z.string(), z.json());

const limit = z
  .number('must be a number of seconds')
  .int('must be a whole number of seconds')
  .min(10, 'must be at least 10 seconds')
  .max(86_400, 'must be at most 86,400 seconds (a day)')
  .optional();

const change = z.object({
  connectionId: z.uuid('is not the id of a connection'),
  label: connectionLabel.optional(),
  timeZone: timeZone.optional(),
  defaultCountry: country.optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
  ringingLimitSeconds: limit,
  talkingLimitSeconds: limit,
});
