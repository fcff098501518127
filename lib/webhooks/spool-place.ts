import path from 'node:path';
import { env } from '../env.ts';

/** Where deliveries wait while the database is away. */
export function spoolDirectory(): string {
  return path.join(env().DATA_DIR, 'spool');
}

/** Where records of the spool lie that the database will never take. */
export function setAsideDirectory(): string {
  return path.join(env().DATA_DIR, 'set-aside');
}
