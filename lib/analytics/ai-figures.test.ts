import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, guest, insertCall, insertConnection } from '../../tests/sample-calls.ts';
import type { ExtractedAction } from '../calls/call-event.ts';
import { countCalls } from '../calls/count-calls.ts';
import { filtersFromUrl, filtersToUrl } from '../calls/filter-url.ts';
import type { CallFilters } from '../calls/filters.ts';
import { db } from '../db.ts';
import { type AiAgent, aiAgents } from './ai-agents.ts';
import { type AiCallFilters, aiCallFilters, aiScope } from './ai-call-filters.ts';
import { aiFailedActions } from './ai-failed-actions.ts';
import { aiFields } from './ai-fields.ts';
import { aiFigures } from './ai-figures.ts';
import { calendar } from './calendar.ts';
import { extractedValues } from './extracted-values.ts';
import { figureScope } from './figure-scope.ts';

useTestDatabase();

const range = { from: '2026-11-19T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z', zone: 'Asia/Kolkata' };
const unanswered = { handledBy: 'nobody', talk: null, duration: null };

let agents: AiAgent[];
let mia: string;
let leo: string;
const calls = new Map<string, string>();

/**
 * Two AI agents, ten calls in the period:
 *
 * | call | agent | outcome   | reason       | ended by | seconds | interest       | visit |
 * |------|-------|-----------|--------------|----------|---------|----------------|-------|
 * | 1    | Mia   | answered  | completed    | customer | 60      | yes            | 2 Dec |
 * | 2    | Mia   | answered  | completed    | ai       | 120     | yes            | —     |
 * | 3    | Mia   | answered  | cut_off      | customer | 10      | no             |       |
 * | 4    | Mia   | answered  | max_duration | system   | unknown | +919812345678  |       |
 * | 5    | Mia   | voicemail | voicemail    | system   | 12      |                |       |
 * | 6    | Mia   | no_answer | no_answer    | customer | unknown |                |       |
 * | 7    | Leo   | answered  | completed    | customer | 30      | —              |       |
 * | 8    | Leo   | answered  | none         | none     | 40      |                |       |
 * | 9    | Leo   | busy      | busy         | customer | unknown |                |       |
 * | 10   | Leo   | failed    | system_error | system   | unknown |                |       |
 *
 * "—" is an extractor that ran and found nothing. Around them stand calls that count nowhere.
 */
beforeAll(async () => {
  const connection = await insertConnection();
  const agent = async (name: string, kind: 'ai' | 'human') =>
    (await db().agent.create({ data: { id: randomUUID(), name, kind } })).id;
  mia = await agent('Mia', 'ai');
  leo = await agent('Leo', 'ai');
  const human = await agent('Asha', 'human');
  let minute = 0;
  const insert = async (name: string, agentId: string, data: Parameters<typeof insertCall>[1] = {}) => {
    minute += 1;
    const startedAt = new Date(Date.parse('2026-11-20T10:00:00.000Z') + minute * 60_000).toISOString();
    calls.set(
      name,
      await insertCall(connection, { startedAt, direction: 'outbound', agentId, handledBy: 'ai', ...data }),
    );
  };

  await insert('1', mia, { startedAt: range.from, party: 'customer', duration: 60 });
  await insert('2', mia, { party: 'ai', duration: 120 });
  await insert('3', mia, { reason: 'cut_off', duration: 10 });
  await insert('4', mia, { reason: 'max_duration', party: 'system', duration: null });
  await insert('5', mia, { outcome: 'voicemail', reason: 'voicemail', party: 'system', duration: 12 });
  await insert('6', mia, { ...unanswered, outcome: 'no_answer', reason: 'no_answer' });
  await insert('7', leo, { duration: 30 });
  await insert('8', leo, { reason: null, party: null, duration: 40 });
  await insert('9', leo, { ...unanswered, outcome: 'busy', reason: 'busy' });
  await insert('10', leo, { ...unanswered, outcome: 'failed', reason: 'system_error', party: 'system' });

  await insert('of a person', human, { handledBy: 'human' });
  await insert('a test', mia, { isTest: true });
  await insert('internal', mia, { direction: 'internal' });
  await insert('before', mia, { startedAt: '2026-11-18T23:59:59.999Z' });
  await insert('after', leo, { startedAt: range.to });
  await insert('going on', leo, { state: 'live', outcome: null, reason: null, endedAt: null });

  await extract('1', ['interest', 'yes'], ['visit', '2 Dec']);
  await extract('2', ['interest', 'yes'], ['visit', null]);
  await extract('3', ['interest', 'no']);
  await extract('4', ['interest', '+919812345678']);
  await extract('7', ['interest', null]);
  await extract('a test', ['interest', 'yes']);
  // Three transfers, two of which failed alike; the third of them on a call of its own.
  await act('1', { name: 'transfer', error: 'timeout' });
  await act('2', { name: 'transfer', error: 'timeout' });
  await act('3', { name: 'transfer', error: null });

  ({ agents } = await aiAgents(guest));
  expect((await aiAgents(guest, [mia, human])).agents).toEqual([{ id: mia, name: 'Mia' }]);
});

async function extract(call: string, ...fields: [identifier: string, value: string | null][]) {
  for (const [identifier, value] of fields)
    await act(call, { name: `extract ${identifier}`, identifier, value });
}

let position = 0;
async function act(call: string, { value, ...action }: Partial<ExtractedAction>) {
  position += 1;
  const callId = calls.get(call) ?? '';
  await db().extractedAction.create({
    data: {
      ...{ name: '', type: 'any', position, raw: {}, ...(typeof value === 'string' ? { value } : {}) },
      ...{
        callId,
        identifier: action.identifier ?? null,
        error: action.error ?? null,
        name: action.name ?? '',
      },
    },
  });
  await db().call.update({ where: { id: callId }, data: { actionCount: { increment: 1 } } });
}

/** Of these agents, of calls that were narrowed further. */
const of = (ids: readonly string[], chosen: CallFilters = {}, over = range) =>
  aiCallFilters(aiScope(figureScope(over, chosen), ids));
const filters = () => of([leo, mia]);

/** How many calls the list shows at the address that a link to these filters has. */
async function listed(wanted: CallFilters | null, viewer = admin): Promise<number> {
  if (wanted === null) throw new Error('No list can be asked for these calls.');
  const parameters: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(filtersToUrl(wanted)))
    parameters[name] = [...(parameters[name] ?? []), value];
  const read = filtersFromUrl(parameters, calendar('Asia/Kolkata'));
  expect(read).toEqual({ filters: wanted, unusable: [] });
  return (await countCalls(viewer, read.filters)).count;
}

/** Every figure is as many calls as its list; what is no call at all has no link. */
async function expectListed(behind: AiCallFilters): Promise<void> {
  const { reasons, endedBy, ...figures } = await aiFigures(guest, behind);
  const expectAsMany = async (count: number, wanted: CallFilters | null) => {
    if (count > 0) expect([wanted, await listed(wanted)]).toEqual([wanted, count]);
  };
  await expectAsMany(figures.calls, behind.calls);
  await expectAsMany(figures.reached, behind.reached);
  await expectAsMany(figures.completed, behind.completed);
  await expectAsMany(figures.cutOff, behind.cutOff);
  await expectAsMany(figures.lengths.known, behind.timed);
  for (const { reason, calls: count } of reasons) await expectAsMany(count, behind.reason(reason));
  for (const [party, count] of endedBy) await expectAsMany(count, behind.endedBy(party));
  await expectAsMany((await aiFailedActions(guest, behind)).calls, behind.failed);
  for (const { identifier, filled, values } of await aiFields(admin, behind)) {
    await expectAsMany(filled, behind.filled(identifier));
    for (const { value, calls: count } of values) await expectAsMany(count, behind.value(identifier, value));
  }
}

test('no list can be asked for more fields than a filter holds', () => {
  const field = Array.from({ length: 10 }, (_, place) => ({ identifier: `field ${place}`, value: null }));
  const full = of([mia], { field });
  expect([full.filled('field 10'), full.value('field 0', 'yes')]).toEqual([null, null]);
  expect(full.filled('field 0')).toMatchObject({ field: expect.arrayContaining(field) });
});

test('only AI agents are agents here', () => {
  expect(agents).toEqual([
    { id: leo, name: 'Leo' },
    { id: mia, name: 'Mia' },
  ]);
});

describe('figures on AI calls', () => {
  test('are those worked out by hand', async () => {
    const figures = await aiFigures(guest, filters());
    expect(figures).toMatchObject({
      ...{ calls: 10, reached: 6, completed: 3, cutOff: 1 },
      // 60, 120, 10, 30 and 40 of six calls.
      lengths: { known: 5, mean: 52, median: 40 },
    });
    expect(Object.fromEntries(figures.endedBy)).toEqual({ customer: 3, ai: 1, system: 1, null: 1 });
    expect(figures.reasons).toEqual([
      { reason: 'completed', calls: 3 },
      ...[
        { reason: 'no_answer', calls: 1 },
        { reason: 'busy', calls: 1 },
        { reason: 'voicemail', calls: 1 },
        { reason: 'max_duration', calls: 1 },
        { reason: 'cut_off', calls: 1 },
        { reason: 'system_error', calls: 1 },
        { reason: null, calls: 1 },
      ],
    ]);
    expect(figures.perAgent.get(mia)).toMatchObject({
      ...{ calls: 6, reached: 4, completed: 2, cutOff: 1 },
      lengths: { known: 3, mean: (60 + 120 + 10) / 3, median: 60 },
    });
    expect(figures.perAgent.get(leo)).toMatchObject({
      ...{ calls: 4, reached: 2, completed: 1, cutOff: 0 },
      lengths: { known: 2, mean: 35, median: 35 },
    });
  });

  const behindEachLink: CallFilters[] = [
    {},
    { outcome: ['answered'] },
    { outcome: ['voicemail', 'no_answer'] },
    { reason: ['completed', 'max_duration'] },
    { party: ['ai', 'system'] },
    { hasReason: false },
    { duration: { max: 40 } },
    { handledBy: ['nobody'] },
    { direction: ['inbound'] },
    { hasFailedAction: true },
    { field: [{ identifier: 'interest', value: 'yes' }] },
  ];
  test.each(behindEachLink)('are as many as the list shows behind each link, of %j', async (chosen) => {
    for (const ids of [[mia, leo], [mia], [leo]]) await expectListed(of(ids, chosen));
  });

  test('are those of the calls that were chosen', async () => {
    const { reasons, perAgent, ...figures } = await aiFigures(
      guest,
      of([leo, mia], { duration: { max: 40 }, outcome: ['answered', 'voicemail'] }),
    );
    // Calls 3, 5, 7 and 8.
    expect(figures).toMatchObject({
      ...{ calls: 4, reached: 3, completed: 1, cutOff: 1 },
      lengths: { known: 3, median: 30 },
    });
    expect([...perAgent].map(([id, { calls }]) => [id, calls]).sort()).toEqual(
      [
        [leo, 2],
        [mia, 2],
      ].sort(),
    );
    expect(await aiFigures(guest, of([leo, mia], { direction: ['inbound'] }))).toMatchObject({ calls: 0 });
  });

  test('of no calls are zero, and lengths unknown', async () => {
    const empty = { from: '2020-01-01T00:00:00.000Z', to: '2020-01-02T00:00:00.000Z', zone: 'UTC' };
    expect(await aiFigures(guest, of([mia], {}, empty))).toEqual({
      ...{ calls: 0, reached: 0, completed: 0, cutOff: 0, endedBy: new Map(), reasons: [] },
      ...{ lengths: { known: 0, mean: null, median: null }, perAgent: new Map() },
    });
  });
});

test('failed actions are counted by name and error, with the newest calls first', async () => {
  const { ran, failed, calls: on, failures } = await aiFailedActions(guest, filters());
  // Seven extractors and three transfers.
  expect({ ran, failed, on }).toEqual({ ran: 10, failed: 2, on: 2 });
  expect(await listed(filters().failed)).toBe(on);
  expect(failures).toEqual([
    {
      ...{ name: 'transfer', error: 'timeout', times: 2 },
      newest: [
        { callId: calls.get('2'), startedAt: '2026-11-20T10:02:00.000Z' },
        { callId: calls.get('1'), startedAt: range.from },
      ],
    },
  ]);
});

describe('extracted fields', () => {
  test('have a fill rate and their values', async () => {
    const shown = (value: string, count: number) => ({ value, calls: count, hidden: false });
    expect(await aiFields(admin, filters())).toEqual([
      {
        ...{ identifier: 'interest', hidden: false, asked: 5, filled: 4, others: 0 },
        values: [shown('yes', 2), shown('+919812345678', 1), shown('no', 1)],
      },
      { identifier: 'visit', hidden: false, asked: 2, filled: 1, others: 0, values: [shown('2 Dec', 1)] },
    ]);
  });

  test('hide numbers from roles that may not see them', async () => {
    const [interest] = await aiFields(guest, filters());
    expect(interest?.values[1]).toEqual({ value: '+91•••••••678', calls: 1, hidden: true });
    const values = await extractedValues(guest, [calls.get('4') ?? ''], ['interest']);
    expect(values.get(calls.get('4') ?? '')?.get('interest')).toBe('+91•••••••678');
  });

  test('beyond the ten most frequent values are counted together', async () => {
    for (const name of ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '1', '2'])
      await extract(name, ['colour', `colour ${position}`]);
    const colour = (await aiFields(admin, filters())).find(({ identifier }) => identifier === 'colour');
    // Twelve values of one call each; two calls have two of them.
    expect(colour?.values).toHaveLength(10);
    expect(colour).toMatchObject({ asked: 10, filled: 10, others: 2 });
  });

  test('stand beside their calls as columns', async () => {
    const ids = ['1', '2', '8'].map((name) => calls.get(name) ?? '');
    const values = await extractedValues(guest, ids, ['interest', 'visit']);
    expect(ids.map((id) => Object.fromEntries(values.get(id) ?? []))).toEqual([
      { interest: 'yes', visit: '2 Dec' },
      { interest: 'yes' },
      {},
    ]);
  });
});
