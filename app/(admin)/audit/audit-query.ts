import { z } from 'zod';
import { dayAfter, dayStart } from '@/lib/analytics/time-range.ts';
import type { AuditFilters } from '@/lib/audit/audit-filters.ts';
import { isCursor } from '@/lib/http/time-cursor.ts';
import { askedDate } from '@/lib/instant.ts';

// No database knows a NUL in a text.
const known = z.string().refine((each) => !each.includes('\0'));
const text = known.trim().min(1).max(200).optional().catch(undefined);
const date = askedDate.optional().catch(undefined);

/** The parameters of the audit log's address; what cannot be is left out. */
const auditAddress = z.object({
  actor: text,
  action: text,
  subject: text,
  id: text,
  /** Dates of the report zone, both included. */
  from: date,
  to: date,
  cursor: z.string().refine(isCursor).optional().catch(undefined),
});
export type AuditAddress = z.infer<typeof auditAddress>;

/** Reads an address of the audit log, or of its export, into the entries that it means. */
export function readAuditAddress(
  parameters: Record<string, string | string[] | undefined>,
  zone: string,
): { address: AuditAddress; filters: AuditFilters } {
  const address = auditAddress.parse(parameters);
  const { actor, action, subject, id, from, to } = address;
  const wanted = {
    actor,
    action,
    subject,
    id,
    from: from === undefined ? undefined : dayStart(from, zone),
    to: to === undefined ? undefined : dayStart(dayAfter(to), zone),
  };
  return { address, filters: wanted };
}

/** The filters of an address as a query string, without the page. */
export function auditQuery({ cursor: _, ...filters }: AuditAddress): string {
  return new URLSearchParams(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();
}
