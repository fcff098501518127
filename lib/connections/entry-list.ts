import { z } from 'zod';

/**
 * A list of entries, each once and in the form that its own schema gives it. Wrong entries are said of the list,
 * whose field they are all written in.
 *
 * @param most what is said where there are more.
 */
export function entryList(entry: z.ZodType<string>, most: { entries: number; message: string }) {
  return z
    .array(z.string())
    .max(most.entries, most.message)
    .transform((entries, context) => {
      const kept = new Set<string>();
      for (const each of entries) {
        const { data, error } = entry.safeParse(each);
        if (error) context.addIssue({ code: 'custom', message: error.issues[0]?.message ?? 'is not usable' });
        else kept.add(data);
      }
      return [...kept];
    });
}
