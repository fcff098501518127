import { forbidden, redirect } from 'next/navigation';
import { currentViewer } from './current-viewer.ts';
import { hasUsers } from './has-users.ts';
import type { Capability } from './permissions.ts';
import { can, type Viewer } from './viewer.ts';

/**
 * The viewer of a page or a server action. Without one it leads to the sign-in page (or to the first visit's
 * set-up); without the capability, to the no-permission page.
 */
export async function requireViewer(capability?: Capability): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer) redirect((await hasUsers()) ? '/sign-in' : '/setup');
  if (capability !== undefined && !can(viewer, capability)) forbidden();
  return viewer;
}
