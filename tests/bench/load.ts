import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { z } from 'zod';

/** Requests sent as fast as they are answered, so many at a time. */
export const loadSchema = z.object({
  url: z.url(),
  headers: z.record(z.string(), z.string()),
  /** `[<id>]` in it becomes a text of its own in every request. */
  body: z.string(),
  connections: z.number().int(),
  seconds: z.number(),
});
export type Load = z.infer<typeof loadSchema>;

const loadResult = z
  .object({
    requests: z.number(),
    /** From the first request to the last answer. */
    seconds: z.number(),
    milliseconds: z.object({ count: z.number(), p50: z.number(), p99: z.number(), max: z.number() }),
    /** How often each status was answered. */
    statuses: z.record(z.string(), z.number()),
    /** Answers with 2xx. */
    acknowledged: z.number(),
    /** Requests without an answer. */
    errors: z.number(),
  })
  .transform((result) => ({ ...result, perSecond: result.acknowledged / result.seconds }));
export type LoadResult = z.output<typeof loadResult>;

/** Runs a load in a process of its own. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const program = path.join(import.meta.dirname, 'load-generator.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(load)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The load generator ended with ${code}.`);
  return loadResult.parse(JSON.parse(printed));
}
