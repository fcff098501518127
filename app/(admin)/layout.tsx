import type { ReactNode } from 'react';
import { Shell } from '../_ui/shell.tsx';
import { shellMetadata } from '../_ui/shell-metadata.ts';

export { shellMetadata as generateMetadata };

export default function AdminLayout({ children }: { children: ReactNode }) {
  return <Shell>{children}</Shell>;
}
