import type { Viewer } from './viewer.ts';

/**
 * The viewer of what runs without a person: the pipeline and the operator's command line. Made explicitly,
 * with the name under which the audit log shows it; never made from a request.
 */
export function systemViewer(name: string): Viewer {
  return { userId: null, name, email: null, role: 'system' };
}
