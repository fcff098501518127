import { z } from 'zod';

/** What people can be. New users are viewers. */
export const role = z.enum(['admin', 'manager', 'viewer']);
export type Role = z.infer<typeof role>;

/** Everything that can be permitted. A query or a change of `lib` asks for one of these. */
export const capability = z.enum([
  'calls.read',
  /** Phone numbers in full instead of masked. */
  'numbers.full',
  /** Notes, tags and a disposition of our own, and the lists that they are chosen from. */
  'calls.annotate',
  /** Saying that two names for an agent mean the same person, and taking it back. */
  'agents.merge',
  'recordings.play',
  /** What a provider sent, byte for byte. */
  'bodies.read',
  'export',
  'deliveries.read',
  'connections.manage',
  'users.manage',
  'settings.manage',
  'audit.read',
  /** Replaying deliveries and rebuilding calls. */
  'pipeline.run',
]);
export type Capability = z.infer<typeof capability>;

/** Who may do what. The only such table; what is not listed is refused. */
const capabilitiesOf: Record<Role, ReadonlySet<Capability>> = {
  admin: new Set(capability.options),
  manager: new Set([
    'calls.read',
    'numbers.full',
    'calls.annotate',
    'agents.merge',
    'recordings.play',
    'bodies.read',
    'export',
  ]),
  viewer: new Set(['calls.read']),
};

/** Whether a role has a capability. The system, which is no person, has all of them. */
export function permits(role: Role | 'system', asked: Capability): boolean {
  return role === 'system' || capabilitiesOf[role].has(asked);
}
