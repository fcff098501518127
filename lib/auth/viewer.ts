import { AppError } from '../http/app-error.ts';
import { type Capability, permits, type Role } from './permissions.ts';

/**
 * On whose behalf something is read or changed. Every query and every change of `lib` that a page, a route or
 * a command calls takes one and asks `authorise` first: without a viewer there is no way to the data.
 */
export type Viewer = {
  /** `null` for the system. */
  userId: string | null;
  name: string;
  email: string | null;
  role: Role | 'system';
  /** Whether the settings mask phone numbers for this role, at the time of the request; absent: as the role does. */
  masksNumbers?: boolean;
  /** The session of the request, where there is one. */
  sessionId?: string;
  /** Where the request came from, for the audit log. */
  address?: string | null;
};

/** Whether the viewer may do it: for showing or leaving out, masking, and the like. */
export function can(viewer: Viewer, capability: Capability): boolean {
  if (viewer.masksNumbers === true && showsNumbers.has(capability)) return false;
  if (viewer.masksNumbers === false && capability === 'numbers.full') return true;
  return permits(viewer.role, capability);
}

/** What would show the numbers that the settings mask: also a delivery's body, and the numbers agents are known by. */
const showsNumbers: ReadonlySet<Capability> = new Set(['numbers.full', 'bodies.read', 'agents.merge']);

/**
 * Lets the viewer pass or stops what was about to happen.
 *
 * @throws {AppError} `forbidden` when the viewer's role lacks the capability.
 */
export function authorise(viewer: Viewer, capability: Capability): void {
  if (can(viewer, capability)) return;
  throw new AppError('forbidden', 'Your role does not permit this. Ask an admin if you need it.');
}
