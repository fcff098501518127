import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './place.mjs';
import { type SupervisedChild, type SupervisionOptions, superviseChild } from './supervised-child.ts';

type ProjectorOptions = Pick<SupervisionOptions, 'stopping' | 'hurrying' | 'onStart' | 'say'> & {
  /** Asked before each start of the process. */
  environment: () => Record<string, string>;
  /** The program; for tests. */
  program?: string;
};

/**
 * Runs the projector, which takes stored deliveries to calls: a process beside the app, because its work would
 * hold up the app's answers to providers.
 */
export function runProjector({
  environment,
  program = path.join(root, 'lib/projection/main.ts'),
  ...rest
}: ProjectorOptions): SupervisedChild {
  return superviseChild({
    ...rest,
    name: 'projector',
    start: () =>
      spawn(process.execPath, [...runsTypeScript, endsWithLauncher, program], {
        cwd: root,
        env: { ...process.env, ...environment() },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      }),
  });
}

const runsTypeScript = [
  '--enable-source-maps',
  `--import=${pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href}`,
];
/** Also while the program is still being loaded. */
const endsWithLauncher = `--import=${new URL('./end-with-launcher.mjs', import.meta.url).href}`;
