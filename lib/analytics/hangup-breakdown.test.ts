import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, guest, insertCall, insertConnection } from '../../tests/sample-calls.ts';
import { countCalls } from '../calls/count-calls.ts';
import { db } from '../db.ts';
import { figureScope } from './figure-scope.ts';
import { type BreakdownRow, breakdown, hangupBreakdown, mostRows } from './hangup-breakdown.ts';

useTestDatabase();

/** Of Kolkata: half past five ahead of UTC. */
const range = { from: '2026-11-19T18:30:00.000Z', to: '2026-11-20T18:30:00.000Z', zone: 'Asia/Kolkata' };
const scope = figureScope(range);

let asha: string;
let ravi: string;

/**
 * | call | at (Kolkata) | agent | business number | operator | circle | queue       | reason    |
 * |------|--------------|-------|-----------------|----------|--------|-------------|-----------|
 * | 1    | 09:59        | Asha  | A               | Airtel   | Delhi  | Sales       | completed |
 * | 2    | 10:00        | Asha  | A               | Airtel   | Delhi  | Sales       | completed |
 * | 3    | 10:59        | Asha  | B               | Airtel   | Mumbai |             | busy      |
 * | 4    | 11:00        | Ravi  | B               | Jio      |        |             | —         |
 * | 5    | 11:30        | —     | B               |          |        | 98123 45678 | no_answer |
 */
beforeAll(async () => {
  const connection = await insertConnection();
  const agent = async (name: string) =>
    (await db().agent.create({ data: { id: randomUUID(), name, kind: 'human' } })).id;
  asha = await agent('Asha');
  ravi = await agent('Ravi');
  const insert = (utc: string, data: Parameters<typeof insertCall>[1]) =>
    insertCall(connection, { startedAt: `2026-11-20T${utc}:00.000Z`, ...data });
  const a = { businessNumber: '+918047192838' };
  const b = { businessNumber: '+918047192839' };
  const airtel = { telecomOperator: 'Airtel', telecomCircle: 'Delhi' };
  await insert('04:29', { agentId: asha, queue: 'Sales', ...a, ...airtel });
  await insert('04:30', { agentId: asha, queue: 'Sales', ...a, ...airtel });
  await insert('05:29', { agentId: asha, ...b, ...airtel, telecomCircle: 'Mumbai', reason: 'busy' });
  await insert('05:30', { agentId: ravi, ...b, telecomOperator: 'Jio', reason: null, certainty: null });
  await insert('06:00', { queue: '98123 45678', ...b, reason: 'no_answer' });
  await insert('06:00', { agentId: asha, ...a, ...airtel, isTest: true });
});

const said = ({ label, calls, reasons }: BreakdownRow) => [
  label,
  calls,
  reasons.map(({ reason, calls }) => `${reason} ${calls}`).join(', '),
];

describe('hang-ups', () => {
  test.each([
    [
      'agent',
      [
        ['Asha', 3, 'completed 2, busy 1'],
        ['Ravi', 1, 'null 1'],
        [null, 1, 'no_answer 1'],
      ],
    ],
    [
      'businessNumber',
      [
        ['+918047192839', 3, 'null 1, busy 1, no_answer 1'],
        ['+918047192838', 2, 'completed 2'],
      ],
    ],
    [
      'hour',
      [
        ['9', 1, 'completed 1'],
        ['10', 2, 'busy 1, completed 1'],
        ['11', 2, 'null 1, no_answer 1'],
      ],
    ],
    [
      'operator',
      [
        ['Airtel', 3, 'completed 2, busy 1'],
        ['Jio', 1, 'null 1'],
        [null, 1, 'no_answer 1'],
      ],
    ],
    [
      'circle',
      [
        ['Delhi', 2, 'completed 2'],
        ['Mumbai', 1, 'busy 1'],
        [null, 2, 'null 1, no_answer 1'],
      ],
    ],
    ['campaign', [[null, 5, 'completed 2, null 1, busy 1, no_answer 1']]],
  ] as const)('by %s are those worked out by hand', async (by, expected) => {
    const { rows, ...rest } = await hangupBreakdown(admin, scope, by);
    expect(rows.map(said)).toEqual(expected);
    expect(rest).toEqual({ sampled: false, counted: 5, others: { values: 0, calls: 0 } });
  });

  test.each(breakdown.options)('by %s are as many as the list shows behind each link', async (by) => {
    const { rows } = await hangupBreakdown(admin, scope, by);
    expect(rows.reduce((sum, { calls }) => sum + calls, 0)).toBe(5);
    for (const { value, calls, filters, reasons } of rows) {
      if (filters === null) expect(value).toBeNull();
      else expect([value, (await countCalls(admin, filters)).count]).toEqual([value, calls]);
      for (const part of reasons) {
        if (part.filters !== null)
          expect([value, part.reason, (await countCalls(admin, part.filters)).count]).toEqual([
            value,
            part.reason,
            part.calls,
          ]);
      }
    }
  });

  test('of a sample are those of the newest calls', async () => {
    const { rows, ...rest } = await hangupBreakdown(admin, scope, 'agent', 2);
    expect(rows.map(said)).toEqual([
      ['Ravi', 1, 'null 1'],
      [null, 1, 'no_answer 1'],
    ]);
    expect(rest).toEqual({ sampled: true, counted: 2, others: { values: 0, calls: 0 } });
    expect((await hangupBreakdown(admin, scope, 'agent', 5)).sampled).toBe(false);
  });

  test('show no number to a role that sees them masked, and business numbers to all', async () => {
    const queues = await hangupBreakdown(guest, scope, 'queue');
    expect(JSON.stringify(queues)).not.toContain('45678');
    expect(queues.rows.map(({ calls, filters }) => [calls, filters !== null])).toEqual([
      [2, true],
      [1, false],
      [2, false],
    ]);
    const numbers = await hangupBreakdown(guest, scope, 'businessNumber');
    expect(numbers.rows[0]).toMatchObject({ label: '+918047192839' });
  });

  test('of agents that are one person are counted together', async () => {
    await db().agent.update({ where: { id: ravi }, data: { mergedIntoId: asha } });
    const { rows } = await hangupBreakdown(admin, scope, 'agent');
    await db().agent.update({ where: { id: ravi }, data: { mergedIntoId: null } });
    expect(rows.map(said)).toEqual([
      ['Asha', 4, 'completed 2, null 1, busy 1'],
      [null, 1, 'no_answer 1'],
    ]);
    expect(rows[0]?.value).toBe(asha);
  });

  test('of more values than are listed say how many there are', async () => {
    const connection = await insertConnection();
    const days = { from: '2026-12-01T00:00:00.000Z', to: '2026-12-02T00:00:00.000Z', zone: 'UTC' };
    for (let campaign = 0; campaign < mostRows + 2; campaign += 1) {
      const startedAt = '2026-12-01T10:00:00.000Z';
      await insertCall(connection, { startedAt, campaign: `c${String(campaign).padStart(3, '0')}` });
    }
    await insertCall(connection, { startedAt: '2026-12-01T10:00:00.000Z', campaign: 'c001' });
    const { rows, others } = await hangupBreakdown(admin, figureScope(days), 'campaign');
    expect(rows).toHaveLength(mostRows);
    expect(rows[0]).toMatchObject({ label: 'c001', calls: 2 });
    expect(others).toEqual({ values: 2, calls: 2 });
  });
});
