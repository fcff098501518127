import type { ReactNode } from 'react';
import type { Capability } from '@/lib/auth/permissions.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { can } from '@/lib/auth/viewer.ts';
import { organisationName } from '@/lib/workspace/organisation-name.ts';
import type { AdminPage } from './destinations.ts';
import { ShellFrame } from './shell-frame.tsx';

/** Navigation around every page for people who are signed in. Links only to what the viewer may open. */
export async function Shell({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  const organisation = await organisationName();
  return (
    <ShellFrame
      person={{ name: viewer.name, email: viewer.email ?? '', role: viewer.role }}
      organisation={organisation}
      mayOpen={adminPages.filter(({ asks }) => can(viewer, asks)).map(({ page }) => page)}
    >
      {children}
    </ShellFrame>
  );
}

/** In the order of the navigation. */
const adminPages: { page: AdminPage; asks: Capability }[] = [
  { page: 'connections', asks: 'connections.manage' },
  { page: 'deliveries', asks: 'deliveries.read' },
  { page: 'words', asks: 'pipeline.run' },
  { page: 'users', asks: 'users.manage' },
  { page: 'audit', asks: 'audit.read' },
  { page: 'settings', asks: 'settings.manage' },
];
