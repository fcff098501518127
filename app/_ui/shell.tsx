import type { ReactNode } from 'react';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { can } from '@/lib/auth/viewer.ts';
import { ShellFrame } from './shell-frame.tsx';

/** Navigation around every page for people who are signed in. Links only to what the viewer may open. */
export async function Shell({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  return (
    <ShellFrame
      person={{ name: viewer.name, email: viewer.email ?? '', role: viewer.role }}
      showsConnections={can(viewer, 'connections.manage')}
      showsDeliveries={can(viewer, 'deliveries.read')}
    >
      {children}
    </ShellFrame>
  );
}
