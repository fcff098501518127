import { expect, it } from 'vitest';
import { type Capability, capability, permits, role } from './permissions.ts';
import { systemViewer } from './system-viewer.ts';
import { authorise, can, type Viewer } from './viewer.ts';

/** Worked out by hand from what the roles are for. */
const expected: Record<Capability, string[]> = {
  'calls.read': ['admin', 'manager', 'viewer'],
  'numbers.full': ['admin', 'manager'],
  'calls.annotate': ['admin', 'manager'],
  'agents.merge': ['admin', 'manager'],
  'recordings.play': ['admin', 'manager'],
  'bodies.read': ['admin', 'manager'],
  export: ['admin', 'manager'],
  'deliveries.read': ['admin'],
  'connections.manage': ['admin'],
  'users.manage': ['admin'],
  'settings.manage': ['admin'],
  'audit.read': ['admin'],
  'pipeline.run': ['admin'],
};

const cases = capability.options.flatMap((asked) =>
  role.options.map((each) => [each, asked, expected[asked].includes(each)] as const),
);

it.each(cases)('%s, %s: %s', (each, asked, permitted) => {
  expect(permits(each, asked)).toBe(permitted);
});

it('the settings decide who sees numbers in full, and with them what would show those', () => {
  const manager: Viewer = { userId: 'u', name: 'M', email: 'm@example.com', role: 'manager' };
  const masked = { ...manager, masksNumbers: true };
  const lost = capability.options.filter((asked) => can(manager, asked) && !can(masked, asked));
  expect(lost.sort()).toEqual(['agents.merge', 'bodies.read', 'numbers.full']);

  const viewer: Viewer = { ...manager, role: 'viewer' };
  const unmasked = { ...viewer, masksNumbers: false };
  const gained = capability.options.filter((asked) => !can(viewer, asked) && can(unmasked, asked));
  expect(gained).toEqual(['numbers.full']);
  expect(can({ ...viewer, masksNumbers: true }, 'calls.read')).toBe(true);
});

it('the system may do everything', () => {
  for (const asked of capability.options) expect(can(systemViewer('test'), asked)).toBe(true);
});

it('authorise stops who lacks the capability', () => {
  const viewer: Viewer = { userId: 'u', name: 'V', email: 'v@example.com', role: 'viewer' };
  expect(() => authorise(viewer, 'calls.read')).not.toThrow();
  expect(() => authorise(viewer, 'bodies.read')).toThrow(expect.objectContaining({ code: 'forbidden' }));
});
