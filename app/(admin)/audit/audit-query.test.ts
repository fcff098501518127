import { expect, test } from 'vitest';
import { auditQuery, readAuditAddress } from './audit-query.ts';

const id = '01a2004b-ad5c-7695-afbb-48298e9a0a00';

test('an address is dates of the report zone and words', () => {
  const parameters = { actor: 'system', action: ' call.filed ', from: '2026-11-20', to: '2026-11-20' };
  const { address, filters } = readAuditAddress({ ...parameters, cursor: `older.1.${id}` }, 'Asia/Kolkata');
  expect(filters).toEqual({
    ...{ actor: 'system', action: 'call.filed', subject: undefined, id: undefined },
    from: '2026-11-19T18:30:00.000Z',
    to: '2026-11-20T18:30:00.000Z',
  });
  expect(address.cursor).toBe(`older.1.${id}`);
  expect(auditQuery(address)).toBe('actor=system&action=call.filed&from=2026-11-20&to=2026-11-20');
});

test.each([
  { from: '0000-01-01', to: '9999-12-31' },
  { actor: '\0', action: 'a\0', subject: '\0', id: '\0' },
  { cursor: `older.8640000000000000.${id}` },
  { cursor: 'older.1.x', from: ['2026-11-20', '2026-11-21'] },
])('what cannot be is left out: %o', (parameters) => {
  const { address, filters } = readAuditAddress(parameters, 'UTC');
  expect(Object.values({ ...address, ...filters }).filter((value) => value !== undefined)).toEqual([]);
});
