import type { SetupGuide } from '@/lib/connections/setup-guide.ts';

/**
 * Carries the guide of a connection that was just added, secret included, to its set-up page: in this tab's memory
 * alone, and once. A reload does not show it again.
 */
export const keptGuide = {
  keep(connectionId: string, guide: SetupGuide): void {
    kept = { connectionId, guide };
  },
  take(connectionId: string): SetupGuide | null {
    const taken = kept?.connectionId === connectionId ? kept.guide : null;
    kept = null;
    return taken;
  },
};

let kept: { connectionId: string; guide: SetupGuide } | null = null;
