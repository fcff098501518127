import type { Provider, Setup, SetupStep } from '../providers/provider.ts';
import { connectionUrls } from './connection-urls.ts';
import { tryOutCommand } from './try-out-command.ts';

/** Everything an admin needs to connect a provider's portal, ready to show and paste. */
export type SetupGuide = Setup & { steps: SetupStep[]; tryOut: string };

/** @param secret `null` puts dots in its place, for showing the guide without it. */
export function setupGuide(
  provider: Provider,
  connection: { id: string; authentication: string },
  secret: string | null,
): SetupGuide {
  const setup = connectionUrls(provider, connection, secret);
  return {
    ...setup,
    steps: provider.setupSteps(setup),
    tryOut: tryOutCommand(provider, setup, secret, lastMinute()),
  };
}

/** Whole minutes, so that a page that reloads its data does not change under the reader's eyes. */
function lastMinute(): Date {
  return new Date(Math.floor(Date.now() / 60_000) * 60_000);
}
