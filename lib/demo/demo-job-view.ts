/** Made-up requests are sent first, then taken to their calls. */
export type DemoStep = 'sending' | 'projecting';

/**
 * How the last load of demo data that this process started stands; `idle` when there was none. `share` is how
 * much of it is done, 0 to 1; `problem` is a sentence for people.
 */
export type DemoJobView =
  | { state: 'idle' }
  | { state: 'running'; step: DemoStep; share: number }
  | { state: 'done' }
  | { state: 'failed'; problem: string };
