import { expect, test } from 'vitest';
import { readDeliveryAddress } from './delivery-address.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const read = (parameters: Record<string, string>) => readDeliveryAddress(parameters, 'Asia/Kolkata', now);

test('everything an address can say', () => {
  const connection = '01a2004b-ad5c-7695-afbb-48298e9a0a00';
  const parameters = {
    connection,
    state: 'failed',
    from: '2026-11-20',
    to: '2026-11-20',
    call: 'abc',
    q: ' two words ',
    test: 'without',
  };
  const cursor = `older.1.${connection}`;
  expect(read({ ...parameters, cursor })).toEqual({
    filters: {
      connectionId: connection,
      state: 'failed',
      from: '2026-11-19T18:30:00.000Z',
      to: '2026-11-20T18:30:00.000Z',
      call: 'abc',
      q: 'two words',
      isTest: false,
    },
    isRejected: false,
    period: undefined,
    cursor,
    query: `connection=${connection}&state=failed&from=2026-11-20&to=2026-11-20&call=abc&q=two+words&test=without`,
    unusable: [],
  });
});

test('a named period stays a name in the address and is dates in the filters', () => {
  expect(read({ period: 'today' })).toMatchObject({
    filters: { from: '2026-11-20T18:30:00.000Z', to: '2026-11-21T18:30:00.000Z' },
    period: 'today',
    query: 'period=today',
  });
});

test('what means nothing is left out and said', () => {
  const meaningless = { connection: '../x', state: 'lost', from: 'never', test: 'yes', cursor: 'older.1.x' };
  expect(read(meaningless)).toMatchObject({
    filters: {},
    cursor: undefined,
    unusable: ['from=never', 'test=yes', 'cursor=older.1.x', 'connection=../x', 'state=lost'],
  });
  expect(read({ state: 'rejected' })).toMatchObject({ filters: {}, isRejected: true, unusable: [] });
});
