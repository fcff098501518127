import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { db } from '../db.ts';
import type { ProjectedConnection } from './interpret-delivery.ts';

const connectionRows = z.array(
  z.object({
    id: z.uuid(),
    provider: z.string(),
    status: z.string(),
    timeZone: z.string(),
    defaultCountry: z.string(),
    settings: z.unknown(),
    ringingLimitSeconds: z.number(),
    talkingLimitSeconds: z.number(),
  }),
);

/** Connections whose deliveries are taken to calls: all but the paused ones, or of these those with work. */
export async function findProjectedConnections({
  withWork,
}: {
  withWork: boolean;
}): Promise<ProjectedConnection[]> {
  const pending = Prisma.sql`EXISTS (SELECT FROM delivery AS d WHERE d.connection_id = c.id AND d.state = 'pending')`;
  return connectionRows.parse(
    await db().$queryRaw`
      SELECT id, provider, status, time_zone AS "timeZone", default_country AS "defaultCountry", settings,
        ringing_limit_seconds AS "ringingLimitSeconds", talking_limit_seconds AS "talkingLimitSeconds"
      FROM connection AS c
      WHERE status <> 'paused' ${withWork ? Prisma.sql`AND ${pending}` : Prisma.empty}
      ORDER BY id`,
  );
}
