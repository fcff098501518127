import { busyPages } from './busy-pages-fault.ts';
import { databaseAbsent, databaseStopped, embeddedDatabaseKilled } from './database-faults.ts';
import { poisonousDelivery, sameDeliveryAtOnce, secretRotated } from './delivery-faults.ts';
import { databaseDiskFull, spoolDiskFull } from './disk-faults.ts';
import type { Fault } from './fault.ts';
import { halfOpen } from './half-open-fault.ts';
import { killed, terminated } from './kill-faults.ts';
import { anyOrder } from './order-fault.ts';
import { spoolTornAndReplayed } from './spool-faults.ts';
import { migrationKilled, serverLeftOver, startedAtOnce } from './start-faults.ts';
import { oneOfTwoKilled } from './two-processes-fault.ts';

/** Every fault that the program causes, in the order in which it does. */
export const faults: readonly Fault[] = [
  killed,
  terminated,
  oneOfTwoKilled,
  databaseStopped,
  embeddedDatabaseKilled,
  databaseAbsent,
  databaseDiskFull,
  spoolDiskFull,
  halfOpen,
  busyPages,
  spoolTornAndReplayed,
  startedAtOnce,
  migrationKilled,
  serverLeftOver,
  sameDeliveryAtOnce,
  secretRotated,
  anyOrder,
  poisonousDelivery,
];
