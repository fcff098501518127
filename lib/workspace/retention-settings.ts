import { z } from 'zod';

const message = 'must be a whole number of days from 1 to 36,500, or empty for ever';
const days = z.number(message).int(message).min(1, message).max(36_500, message).nullable();
const auditMessage =
  'must be at least 30 days, so that what was changed or erased can be looked up, or empty for ever';

/** How many days each class of data is kept; `null`: for ever. */
export const retentionSettings = z.strictObject({
  keepBodiesDays: days,
  keepRecordingsDays: days,
  keepTranscriptsDays: days,
  keepCallsDays: days,
  keepAuditDays: days.refine((kept) => kept === null || kept >= 30, { error: auditMessage }),
});
export type RetentionSettings = z.infer<typeof retentionSettings>;

const broughtBack = [
  ['keepRecordingsDays', 'recording links'],
  ['keepTranscriptsDays', 'transcripts'],
  ['keepCallsDays', 'calls'],
] as const;

/**
 * Why these cannot hold together, or `null`: calls are made anew from the bodies, so a body that outlived what it
 * says would bring it back.
 */
export function retentionConflict(settings: RetentionSettings): string | null {
  const kept = settings.keepBodiesDays ?? Number.POSITIVE_INFINITY;
  const tooShort = broughtBack.flatMap(([name, words]) => {
    const limit = settings[name];
    return limit !== null && limit < kept ? [{ words, limit }] : [];
  });
  const [shortest] = tooShort.toSorted((a, b) => a.limit - b.limit);
  if (!shortest) return null;
  return `must be at most ${shortest.limit} days, as long as ${shortest.words} are kept: making calls anew from the bodies would bring those back`;
}
