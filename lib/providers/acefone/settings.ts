import { z } from 'zod';
import { acefoneKeys } from './payload.ts';

/** `their_key = our_key`, one a line; kept as the list of lines that say something. */
const keyMapLines = z
  .union([z.string(), z.array(z.string())])
  .transform((lines) =>
    [lines]
      .flat()
      .flatMap((line) => line.split(/\r?\n/))
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )
  .superRefine((lines, context) => {
    for (const line of lines) {
      const entry = keyMapEntry(line);
      if (!entry) context.addIssue(`"${line}" is not of the form their_key = our_key`);
      else if (!acefoneKeys.includes(entry.ours))
        context.addIssue(`"${entry.ours}" is no variable of this provider; write one such as call_id`);
    }
  });

export const acefoneSettings = z.object({
  /**
   * The portal's "Date Time Format". All of them are read whatever stands here, because one account mixes them.
   * `iso_local` is for ISO times whose `Z` is only decoration: the portal lets one choose ISO and IST together.
   */
  dateFormat: z.enum(['default', 'epoch', 'iso', 'iso_local']).default('default'),
  /** The portal's "Time Zone": times without an offset are local to the connection, or UTC. */
  times: z.enum(['local', 'utc']).default('local'),
  keyMap: keyMapLines.default([]),
});

export type AcefoneSettings = z.infer<typeof acefoneSettings>;

/** One line of the key map, or `null` when it is none. */
export function keyMapEntry(line: string): { theirs: string; ours: string } | null {
  const match = /^(.*\S)\s*=\s*\$?([a-z_]+)\s*$/i.exec(line);
  return match?.[1] && match[2] ? { theirs: match[1], ours: match[2].toLowerCase() } : null;
}
