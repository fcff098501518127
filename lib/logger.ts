import pino, { type Logger } from 'pino';
import { readSettings } from './env.ts';
import { printable } from './printable.ts';

/**
 * The structured log of this process, on standard error. Field names that carry secrets are redacted
 * wherever they appear; callers still log ids and fingerprints, never bodies or numbers. An entry is one line,
 * whatever its values hold, and none of them steers the terminal that shows it.
 */
export function logger(): Logger {
  instance ??= pino(
    {
      level: readSettings().LOG_LEVEL,
      base: { name: 'switchboard' },
      redact: {
        paths: [
          'secret',
          '*.secret',
          'password',
          '*.password',
          'authorization',
          '*.authorization',
          '*.cookie',
        ],
        censor: '[redacted]',
      },
      hooks: { streamWrite: printable },
    },
    pino.destination({ dest: 2, sync: true }),
  );
  return instance;
}

let instance: Logger | undefined;
