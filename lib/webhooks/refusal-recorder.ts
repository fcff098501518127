import { logger } from '../logger.ts';
import type { RefusalCause } from './refusal-cause.ts';

/** A refused request as it is remembered: who, when and why, never what it carried. */
export type Refusal = {
  connectionId: string | null;
  provider: string;
  cause: RefusalCause;
  /** Of the secret that was offered, if one was. */
  fingerprint: string | null;
  address: string | null;
  method: string;
  detail?: string | undefined;
};

/** Refused requests that are alike, as one row. `at` is when the last of them came. */
export type RefusalGroup = Refusal & { times: number; at: Date };

type RecorderOptions = {
  write: (groups: RefusalGroup[]) => Promise<void>;
  /** Pause after each write; what is alike and comes meanwhile becomes one row. Milliseconds. */
  windowMs: number;
  /** Rows that may wait; beyond them refusals are told apart by cause and connection only. */
  most: number;
};

/**
 * Collects refusals and writes them behind the answers: at once when nothing was written lately, otherwise
 * when the window is over. Its memory is bounded, nothing is dropped uncounted, and what the database does not
 * take waits for the next attempt.
 */
export class RefusalRecorder {
  readonly #options: RecorderOptions;
  #waiting = new Map<string, RefusalGroup>();
  #writing: Promise<void> | undefined;
  #pause: NodeJS.Timeout | undefined;
  #failing = false;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  add(refusal: Refusal, at: Date): void {
    this.#count({ ...refusal, times: 1, at });
    if (this.#writing === undefined && this.#pause === undefined) void this.#writeNow();
  }

  /** Resolves when everything added before has been written, or could not be. */
  async flush(): Promise<void> {
    while (this.#writing) await this.#writing;
    if (this.#waiting.size > 0) await this.#writeNow();
  }

  #count(group: RefusalGroup): void {
    const exact = keyOf(group);
    const full = this.#waiting.size >= this.#options.most && !this.#waiting.has(exact);
    const kept = full ? merged(group) : group;
    const key = full ? keyOf(kept) : exact;
    const before = this.#waiting.get(key);
    if (!before) this.#waiting.set(key, kept);
    else {
      before.times += kept.times;
      if (kept.at > before.at) before.at = kept.at;
    }
  }

  #writeNow(): Promise<void> {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
      this.#pause = setTimeout(() => {
        this.#pause = undefined;
        if (this.#waiting.size > 0) void this.#writeNow();
      }, this.#options.windowMs);
      this.#pause.unref();
    });
    return this.#writing;
  }

  /** Never fails. */
  async #write(): Promise<void> {
    // What is being written does not change any more: what comes meanwhile makes groups of its own.
    const groups = this.#waiting;
    this.#waiting = new Map();
    try {
      await this.#options.write([...groups.values()]);
      this.#failing = false;
    } catch (error) {
      for (const group of groups.values()) this.#count(group);
      if (!this.#failing) logger().error({ err: error }, 'refused requests are not recorded for now');
      this.#failing = true;
    }
  }
}

function keyOf({ connectionId, provider, cause, fingerprint, address, method }: RefusalGroup): string {
  return JSON.stringify([connectionId, provider, cause, fingerprint, address, method]);
}

/** Without all that a sender may choose freely; how many of these there are, only the admin decides. */
function merged(group: RefusalGroup): RefusalGroup {
  const provider = group.connectionId === null ? '…' : group.provider;
  return { ...group, provider, fingerprint: null, address: null, method: '…', detail: undefined };
}
