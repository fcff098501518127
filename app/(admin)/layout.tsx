import type { ReactNode } from 'react';
import { Shell } from '../_ui/shell.tsx';

export default function AdminLayout({ children }: { children: ReactNode }) {
  return <Shell>{children}</Shell>;
}
