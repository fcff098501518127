import { beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import {
  admin,
  guest,
  insertCall,
  insertConnection,
  insertEvent,
  manager,
} from '../../tests/sample-calls.ts';
import { db } from '../db.ts';
import type { WholeCall } from './call.ts';
import type { ExtractedAction, TranscriptTurn } from './call-event.ts';
import { getCall } from './get-call.ts';
import { streamCalls } from './stream-calls.ts';

useTestDatabase();

const turns: TranscriptTurn[] = [
  { speaker: 'ai', words: '\nbot: ', text: 'Which number may I call? ', offset: 0 },
  { speaker: 'human', words: '\nhuman: ', text: '98, 12, 34, 56, 78 – or (080) 4719-2838.\n', offset: 4.5 },
  { speaker: 'other', words: '\n+919812345678: ', text: 'अच्छा, ९८१२३ ४५६७८ on 2026-11-21', offset: null },
];
const action: ExtractedAction = {
  name: 'call +91 98123 45678',
  type: 'extract_info',
  identifier: 'callback 9812345678',
  value: { number: 9812345678, floor: 4 },
  condition: 'when 98123-45678 is said',
  choices: ['9812345678', 'none'],
  examples: { 'like 9812345678': ['09812 345 678'] },
  error: 'could not dial 9812345678',
  raw: { return_value: '{"number": "9812345678"}', floor: 'fourth' },
};
const facts = {
  turns,
  actions: [action],
  dtmf: '2*981#234*5678',
  disposition: 'call 98123 45678 back',
  unmapped: ['status=parked 9812345678'],
};

let id = '';

beforeAll(async () => {
  const connectionId = await insertConnection();
  const { dtmf, disposition, unmapped } = facts;
  id = await insertCall(connectionId, {
    ...{ dtmf, disposition, unmapped, hasTranscript: true, actionCount: 1 },
    businessNumber: null,
    businessNumberRaw: null,
  });
  await db().transcriptTurn.createMany({
    data: turns.map((turn, position) => ({ callId: id, position, ...turn })),
  });
  const { value, choices, examples, raw, ...words } = action;
  await db().extractedAction.create({
    data: {
      ...{ callId: id, position: 0, ...words },
      value: value ?? {},
      choices: choices ?? [],
      examples: examples ?? {},
      raw: raw ?? {},
    },
  });
  await insertEvent(connectionId, id, '{}', {
    kind: 'transcript',
    finality: 'report',
    at: '2026-11-20T10:01:00.000Z',
    facts: JSON.parse(JSON.stringify(facts)),
  });
});

async function streamed(viewer: typeof admin): Promise<WholeCall[]> {
  const calls: WholeCall[] = [];
  for await (const call of streamCalls(viewer, { conversation: true })) calls.push(call);
  return calls;
}

/** All digits in a row, of whatever script, with everything else left out. */
const digits = (value: unknown) =>
  JSON.stringify(value)
    .replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x0966))
    .replace(/\D/g, '');

describe('what was said and found out', () => {
  test.each([admin, manager])('is complete for role $role', async (viewer) => {
    const record = await getCall(viewer, id);
    expect(record?.call).toMatchObject({ ...factsOfCall(), transcript: turns, actions: [action] });
    expect(record?.events[0]?.facts).toMatchObject(facts);
    expect(await streamed(viewer)).toEqual([record?.call]);
  });

  test('is readable without any number for those who may not see numbers', async () => {
    const record = await getCall(guest, id);
    const [call] = await streamed(guest);
    expect(call).toEqual(record?.call);
    const { turns, actions, dtmf, disposition, unmapped } = record?.events[0]?.facts ?? {};
    const told = [
      ...(call?.transcript ?? []).flatMap(({ words, text }) => [words, text]),
      ...[call?.actions, call?.dtmf, call?.disposition, call?.unmapped],
      ...[turns, actions, dtmf, disposition, unmapped],
    ];
    for (const part of told) expect(digits(part ?? [])).not.toMatch(/981234|12345|23456|47192/);

    expect(call?.transcript.map(({ speaker }) => speaker)).toEqual(['ai', 'human', 'other']);
    expect(call?.transcript[0]).toEqual({
      speaker: 'ai',
      words: '\nbot: ',
      text: 'Which number may I call? ',
      offset: 0,
    });
    expect(call?.transcript[2]?.text).toContain('on 2026-11-21');
    expect(call?.actions[0]).toMatchObject({
      type: 'extract_info',
      value: { floor: 4 },
      choices: [expect.stringContaining('•'), 'none'],
      raw: { floor: 'fourth' },
    });
    expect(call?.disposition).toMatch(/^call •+678 back$/);
    expect(turns).toEqual(call?.transcript);
    expect(actions).toEqual(call?.actions);
  });

  test('is masked for whom the settings say, whatever the role', async () => {
    const masked = await getCall({ ...manager, masksNumbers: true }, id);
    const ofGuest = await getCall(guest, id);
    expect(masked?.call).toEqual({ ...ofGuest?.call, recordingUrl: masked?.call.recordingUrl });
    expect(masked?.deliveries.map(({ body }) => body)).toEqual([null]);
    const unmasked = await getCall({ ...guest, masksNumbers: false }, id);
    expect(unmasked?.call).toMatchObject({ transcript: turns, actions: [action] });
    expect(unmasked?.deliveries.map(({ body }) => body)).toEqual([null]);
  });

  test('keeps the keys pressed in a menu', async () => {
    await db().call.update({ where: { id }, data: { dtmf: '2*1#' } });
    expect((await getCall(guest, id))?.call.dtmf).toBe('2*1#');
    await db().call.update({ where: { id }, data: { dtmf: facts.dtmf } });
  });
});

function factsOfCall() {
  const { dtmf, disposition, unmapped } = facts;
  return { dtmf, disposition, unmapped };
}
