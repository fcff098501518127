import type { Role } from '@/lib/auth/permissions.ts';

/** What the roles are called, and what people of each may do. */
export const roleWords: Record<Role, { label: string; meaning: string }> = {
  admin: {
    label: 'Admin',
    meaning: 'Everything: connections, deliveries, people, settings, and all that managers may.',
  },
  manager: {
    label: 'Manager',
    meaning: 'Calls and figures, recordings, notes and tags, exports.',
  },
  viewer: {
    label: 'Viewer',
    meaning: 'Calls and figures, to look at only.',
  },
};

/** From the least to the most. */
export const roleOrder: Role[] = ['viewer', 'manager', 'admin'];
