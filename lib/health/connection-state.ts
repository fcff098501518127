import type { ConnectionStatus } from '../connections/connection.ts';

/** What the state of a connection is decided by. */
export type ConnectionSigns = {
  status: ConnectionStatus;
  isDemo: boolean;
  isBeingDeleted: boolean;
  /** When the newest delivery first came. */
  lastDeliveryAt: Date | null;
  /** It usually has calls at this time, and has none. */
  isSilent: boolean;
  receivedLastHour: number;
  failedLastHour: number;
  failedLastDay: number;
  /** How many usually come in this hour of the week; `null` where nobody knows yet. */
  usualPerHour: number | null;
  /** Refused requests of the last day, by cause. */
  rejectedLastDay: Readonly<Record<string, number>>;
  /** When one was last refused for its secret or signature, in the last hour. */
  refusedAt: Date | null;
  /** The age of the oldest delivery that waits to be read, in seconds. */
  oldestPendingSeconds: number | null;
  unmappedWords: number;
  validSecrets: number;
  /** When the secret ends that the last delivery came with; `null` where it does not. */
  secretEndsAt: Date | null;
};

/** What needs somebody's attention about a connection. */
export type ConnectionFinding =
  | 'no_secret'
  | 'silent'
  | 'refused'
  | 'behind'
  | 'failing'
  | 'failed'
  | 'rejected'
  | 'secret_ending'
  | 'slow'
  | 'unmapped';

/**
 * `trouble`: deliveries are being lost to us or pile up. `attention`: they come, and something about them needs
 * somebody. `waiting`: nothing has ever come. `paused` and `deleting`: as somebody wants it.
 */
export type ConnectionState = 'ok' | 'attention' | 'trouble' | 'waiting' | 'paused' | 'deleting';

/** Deliveries wait seconds to be read; a minute means that nothing reads them. */
const patienceSeconds = 60;
/** Where fewer come in an hour, a slow one says nothing. */
const enoughInAnHour = 20;
/** An hour with less than this share of the usual is slow. */
const slowShare = 0.25;

/** Findings that mean trouble; the others want attention. */
export const troubles: ReadonlySet<ConnectionFinding> = new Set([
  'no_secret',
  'silent',
  'refused',
  'behind',
  'failing',
]);

/** How a connection is, and why: what weighs most comes first. Pure. */
export function connectionState(signs: ConnectionSigns): {
  state: ConnectionState;
  findings: ConnectionFinding[];
} {
  const findings = signs.isBeingDeleted ? [] : findingsOf(signs);
  return { state: stateOf(signs, findings), findings };
}

function stateOf(
  { isBeingDeleted, status, lastDeliveryAt }: ConnectionSigns,
  findings: readonly ConnectionFinding[],
): ConnectionState {
  if (isBeingDeleted) return 'deleting';
  if (status === 'paused') return 'paused';
  if (findings.some((finding) => troubles.has(finding))) return 'trouble';
  if (findings.length > 0) return 'attention';
  return lastDeliveryAt === null ? 'waiting' : 'ok';
}

function findingsOf(signs: ConnectionSigns): ConnectionFinding[] {
  const { receivedLastHour, failedLastHour, failedLastDay, usualPerHour, refusedAt, lastDeliveryAt } = signs;
  const reads = signs.status !== 'paused';
  const refused = refusedAt !== null && (lastDeliveryAt === null || lastDeliveryAt < refusedAt);
  const failing = failedLastHour > 0 && failedLastHour * 2 >= receivedLastHour;
  const behind = reads && (signs.oldestPendingSeconds ?? 0) > patienceSeconds;
  const slow =
    !signs.isDemo &&
    !signs.isSilent &&
    (usualPerHour ?? 0) >= enoughInAnHour &&
    receivedLastHour < (usualPerHour ?? 0) * slowShare;
  const rejected = Object.values(signs.rejectedLastDay).some((times) => times > 0);
  const found: [ConnectionFinding, boolean][] = [
    ['no_secret', signs.validSecrets === 0],
    ['refused', refused],
    ['silent', signs.isSilent],
    ['behind', behind],
    ['failing', failing],
    ['secret_ending', signs.secretEndsAt !== null],
    ['failed', failedLastDay > 0 && !failing],
    ['rejected', rejected && !refused],
    ['slow', slow],
    ['unmapped', signs.unmappedWords > 0],
  ];
  return found.flatMap(([finding, holds]) => (holds ? [finding] : []));
}
