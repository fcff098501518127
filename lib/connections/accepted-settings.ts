import { z } from 'zod';
import { AppError } from '../http/app-error.ts';
import type { Provider } from '../providers/provider.ts';

const storable = z.record(z.string(), z.json());

/**
 * A provider's own settings of a connection as they are stored: unknown keys dropped, absent ones defaulted.
 *
 * @throws {AppError} `invalid_input` naming each wrong value as `settings.<key>`.
 */
export function acceptedSettings(
  provider: Provider,
  settings: Record<string, unknown>,
): z.infer<typeof storable> {
  const result = provider.parseSettings(settings);
  if (result.ok) return storable.parse(result.settings);
  const problems = result.problems.map(({ key, message }) => ({ key: `settings.${key}`, message }));
  const sentence = problems.map(({ key, message }) => `${key}: ${message}`).join('; ');
  throw new AppError('invalid_input', sentence, { problems });
}
