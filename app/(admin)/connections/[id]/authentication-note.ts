import type { Authentication } from '@/lib/providers/provider.ts';

/** What is said beside a connection's address about how its requests are authenticated. */
export type AuthenticationNote = { title: string; text: string; weak: boolean };

export function authenticationNote({ scheme, label, note }: Authentication): AuthenticationNote {
  const weak = scheme === 'secret-in-path';
  return { title: weak ? 'The secret is part of the address' : label, text: note, weak };
}
