import { watch } from 'node:fs';
import path from 'node:path';
import { root } from './place.mjs';

/** Editors write in several steps, and often several files, in milliseconds. */
const settling = 300;

/** For development: calls back when sources below `lib` have changed, which only Next would notice by itself. */
export function onSourceChange(listener: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(path.join(root, 'lib'), { recursive: true }, (_, file) => {
    if (!file || !/(?<!\.test)\.ts$/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(listener, settling);
  });
  // Too few watches left on this system: restarting by hand does as well.
  watcher.on('error', () => {});
}
