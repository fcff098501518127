import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Resident memory in MB of the processes that the launcher has started. */
export type Memory = { at: number; app: number; projector: number | null };

export type MemoryWatch = {
  samples: Memory[];
  stop: () => Promise<void>;
};

/** Notes the memory of app and projector now, at every interval, and at the end. */
export async function watchMemory(launcher: number, interval: number): Promise<MemoryWatch> {
  const samples = [await memoryOf(launcher)];
  const timer = setInterval(() => {
    void memoryOf(launcher).then(
      (sample) => samples.push(sample),
      () => {},
    );
  }, interval);
  return {
    samples,
    stop: async () => {
      clearInterval(timer);
      samples.push(await memoryOf(launcher));
    },
  };
}

const run = promisify(execFile);

/** @throws where there is no `ps`. */
async function memoryOf(launcher: number): Promise<Memory> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,rss=,args=']);
  const memory: Memory = { at: Date.now(), app: 0, projector: null };
  for (const line of stdout.split('\n')) {
    const [, , parent, kilobytes, args = ''] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (Number(parent) !== launcher) continue;
    const megabytes = Number(kilobytes) / 1024;
    if (args.includes('lib/projection/main')) memory.projector = megabytes;
    // What serves calls itself next-server.
    else if (/\bnext\b/.test(args)) memory.app = megabytes;
  }
  return memory;
}
