import path from 'node:path';
import { z } from 'zod';

const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(emptyIsAbsent, schema);

/** A whole number; `z.coerce` alone would explain a word as "received NaN" and take " " for 0. */
const wholeNumber = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d+$/, error)
    .transform(Number)
    .pipe(z.number().min(least, error).max(most, error));
};

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const settings = z.object({
  PORT: optional(wholeNumber(1, 65_535).default(3000)),
  HOST: optional(z.string().default('localhost')),
  DATA_DIR: optional(z.string().default('.data')).transform((dir) => path.resolve(dir)),
  DATABASE_URL: optional(
    z
      .url({
        protocol: /^postgres(ql)?$/,
        error:
          'must look like postgresql://user:password@host:5432/database; ' +
          'special characters of the password are written as %40 for @, %2F for /, %23 for #',
      })
      .optional(),
  ),
  APP_URL: optional(
    z
      .url({
        protocol: /^https?$/,
        error: 'must be an http or https address such as https://calls.example.com',
        abort: true,
      })
      .regex(
        /^[^/]+\/\/[^/?#]+\/*$/,
        'must be an address without a path: Switchboard needs a host name, or a port, of its own',
      )
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
  ),
  APP_SECRET: optional(
    z.string().min(32, 'must have at least 32 characters: openssl rand -base64 32').optional(),
  ),
  MAX_BODY_BYTES: optional(wholeNumber(1024, 104_857_600).default(5_242_880)),
  BODY_TIMEOUT_SECONDS: optional(wholeNumber(1, 300).default(20)),
  SPOOL_MAX_BYTES: optional(wholeNumber(1_048_576, 1_099_511_627_776).default(1_073_741_824)),
  RATE_LIMIT: optional(wholeNumber(1, 100_000).default(1000)),
  RECORDING_MAX_BYTES: optional(wholeNumber(1_048_576, 1_099_511_627_776).default(524_288_000)),
  TRUSTED_PROXY_HOPS: optional(wholeNumber(0, 10).default(0)),
  METRICS_TOKEN: optional(
    z.string().min(16, 'must have at least 16 characters: openssl rand -hex 16').optional(),
  ),
  LOG_LEVEL: optional(z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info')),
});

/** What the operator configured, before the launcher fills in what may be left out. */
export type Settings = z.output<typeof settings>;

/** What a process that serves or reads the database needs: nothing is optional any more. */
type Env = Settings & { DATABASE_URL: string; APP_SECRET: string; APP_URL: string };

/**
 * Reads and validates the configuration; the only reader of `process.env` in the product.
 *
 * @throws {ConfigurationError} with one line per wrong variable, saying what it must be.
 */
export function readSettings(source: Record<string, string | undefined> = process.env): Settings {
  const result = settings.safeParse(source);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigurationError(`The configuration is wrong:\n${lines.join('\n')}`);
}

/**
 * The configuration of a running app or command. The launcher sets `DATABASE_URL` and `APP_SECRET` for the
 * embedded database, so their absence means that the process was started by hand.
 *
 * @throws {ConfigurationError} when a variable is wrong or one of those two is missing.
 */
export function env(): Env {
  cached ??= complete(readSettings());
  return cached;
}

/** The address that people open and providers are given: `APP_URL`, or else the one on this computer. */
export function appUrl(settings: Settings): string {
  return settings.APP_URL ?? localUrl(settings);
}

/** The address at which the app answers on this computer itself, without a slash at the end. */
export function localUrl({ HOST, PORT }: Settings): string {
  if (HOST === '0.0.0.0' || HOST === '::') return `http://localhost:${PORT}`;
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;
}

/**
 * Completes the configuration of this process with a database and a secret that it found itself: the command
 * line and the tests, which have no launcher to set them.
 */
export function provideEnv(found: { DATABASE_URL: string; APP_SECRET: string }): void {
  cached = complete({ ...readSettings(), ...found });
}

/** A configuration that cannot be used; its message is meant for the operator's terminal. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
}

let cached: Env | undefined;

function complete(values: Settings): Env {
  const { DATABASE_URL, APP_SECRET } = values;
  if (DATABASE_URL === undefined || APP_SECRET === undefined) {
    const missing = DATABASE_URL === undefined ? 'DATABASE_URL' : 'APP_SECRET';
    throw new ConfigurationError(
      `${missing} is not set. Use "npm start", which provides it, or set it in the environment.`,
    );
  }
  return {
    ...values,
    DATABASE_URL,
    APP_SECRET,
    APP_URL: appUrl(values),
  };
}
