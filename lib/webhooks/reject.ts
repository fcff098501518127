import { type Refusal, RefusalRecorder } from './refusal-recorder.ts';
import { writeRefusals } from './write-refusals.ts';

/**
 * Records a refused request, so that an admin sees why a connection stays silent. Takes no time and never
 * fails: the row is written after the answer, and those that are alike become one.
 */
export function reject(refusal: Refusal): void {
  recorder().add(refusal, new Date());
}

/**
 * Resolves when every refusal so far is written, or could not be: what the database does not take stays in
 * memory for the next attempt. For tests, and for a process that ends.
 */
export async function refusalsWritten(): Promise<void> {
  await recorder().flush();
}

function recorder(): RefusalRecorder {
  shared.switchboardRefusals ??= new RefusalRecorder({ write: writeRefusals, windowMs: 1000, most: 1000 });
  return shared.switchboardRefusals;
}

// On the global object because Next bundles routes and instrumentation apart.
const shared: typeof globalThis & { switchboardRefusals?: RefusalRecorder } = globalThis;
