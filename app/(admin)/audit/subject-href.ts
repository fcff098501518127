import type { AuditEntry } from '@/lib/audit/audit-entry.ts';

/** Where an entry's subject is shown, as far as it has a page and is still there; else `null`. */
export function subjectHref({ subjectType, subjectId, subjectName }: AuditEntry): string | null {
  if (subjectType === 'workspace') return '/settings';
  if (subjectId === null) return null;
  const id = encodeURIComponent(subjectId);
  switch (subjectType) {
    case 'call':
      return `/calls/${id}`;
    case 'delivery':
      return `/deliveries/${id}`;
    case 'connection':
      return subjectName === null ? null : `/connections/${id}`;
    case 'agent':
      return subjectName === null ? null : `/agents/${id}`;
    case 'user':
      return subjectName === null ? null : '/users';
    default:
      return null;
  }
}
