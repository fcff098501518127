import { z } from 'zod';
import type { RetentionSettings } from '../workspace/retention-settings.ts';

/** What is kept for a time of its own, in the order in which it is removed. */
export const retentionClass = z.enum(['calls', 'recordings', 'transcripts', 'bodies', 'audit']);
export type RetentionClass = z.infer<typeof retentionClass>;

/** What is older goes: an instant (UTC) for each class that is not kept for ever. */
export const cutoffs = z.partialRecord(retentionClass, z.iso.datetime());
export type Cutoffs = z.infer<typeof cutoffs>;

/** The cutoffs of settings at an instant; none where everything is kept for ever. */
export function cutoffsOf(settings: RetentionSettings, now: Date): Cutoffs {
  const days: Record<RetentionClass, number | null> = {
    calls: settings.keepCallsDays,
    recordings: settings.keepRecordingsDays,
    transcripts: settings.keepTranscriptsDays,
    bodies: settings.keepBodiesDays,
    audit: settings.keepAuditDays,
  };
  return Object.fromEntries(
    retentionClass.options.flatMap((name) => {
      const kept = days[name];
      return kept === null ? [] : [[name, new Date(now.getTime() - kept * day).toISOString()]];
    }),
  );
}

const day = 86_400_000;
