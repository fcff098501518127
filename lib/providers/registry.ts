import { alohaa } from './alohaa/index.ts';
import type { Provider } from './provider.ts';

/** Every provider there is. The only list: adding one is a folder beside this file and a line here. */
export const registry: readonly Provider[] = [alohaa];

/** The provider of that id, or `undefined` when there is none. */
export function findProvider(id: string): Provider | undefined {
  return registry.find((provider) => provider.id === id);
}
