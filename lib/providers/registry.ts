import { acefone } from './acefone/index.ts';
import { alohaa } from './alohaa/index.ts';
import { alohub } from './alohub/index.ts';
import { callerdesk } from './callerdesk/index.ts';
import type { Provider } from './provider.ts';
import { synthflow } from './synthflow/index.ts';

/** Every provider there is. The only list: adding one is a folder beside this file and a line here. */
export const registry: readonly Provider[] = [acefone, alohaa, alohub, callerdesk, synthflow];

/** The provider of that id, or `undefined` when there is none. */
export function findProvider(id: string): Provider | undefined {
  return registry.find((provider) => provider.id === id);
}
