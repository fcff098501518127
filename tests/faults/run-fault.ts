import { type Fault, NotPossible, type Outcome, type Scene } from './fault.ts';

/** How a fault ended. */
export type Result = { fault: string; seconds: number } & (
  | ({ verdict: 'ok' | 'failed' } & Outcome)
  | { verdict: 'skipped'; because: string }
);

type RunOptions = Pick<Scene, 'quick' | 'say'> & {
  /** Undoes what the fault has done, at once: the program is to end. */
  interrupted?: AbortSignal;
};

/** Causes a fault, judges what came of it, and leaves nothing behind. What goes wrong on the way is a failure. */
export async function runFault(
  { name, run }: Fault,
  { quick, say, interrupted }: RunOptions,
): Promise<Result> {
  const undo: (() => Promise<unknown>)[] = [];
  const started = performance.now();
  const passed = () => Math.round((performance.now() - started) / 1000);
  const cleanUp = async () => {
    // What cannot be undone must not keep the rest from being undone.
    for (let step = undo.pop(); step; step = undo.pop()) await step().catch((error) => say(String(error)));
  };
  const onInterrupt = () => void cleanUp();
  interrupted?.addEventListener('abort', onInterrupt);
  try {
    const outcome = await run({ quick, say, atEnd: (step) => undo.push(step) });
    const isMet = outcome.asked.every(({ met }) => met) && outcome.broken.length === 0;
    return { fault: name, seconds: passed(), verdict: isMet ? 'ok' : 'failed', ...outcome };
  } catch (error) {
    if (error instanceof NotPossible) {
      return { fault: name, seconds: passed(), verdict: 'skipped', because: error.message };
    }
    const broken = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
    return { fault: name, seconds: passed(), verdict: 'failed', asked: [], broken };
  } finally {
    await cleanUp();
    interrupted?.removeEventListener('abort', onInterrupt);
  }
}
