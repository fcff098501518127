import { can, type Viewer } from '../auth/viewer.ts';

/**
 * Whether the viewer may put views of theirs into everybody's menu. Those who may hand calls on outside may also
 * hand a search on inside.
 */
export function mayShareViews(viewer: Viewer): boolean {
  return can(viewer, 'export');
}
