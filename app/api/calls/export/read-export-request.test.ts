import { expect, test } from 'vitest';
import { calendar } from '@/lib/analytics/calendar.ts';
import { AppError } from '@/lib/http/app-error.ts';
import { readExportRequest } from './read-export-request.ts';

const days = calendar('Asia/Kolkata', new Date('2026-11-21T08:00:00.000Z'));
const read = (query: string) => readExportRequest(new URLSearchParams(query), days);
const job = '0b8f7a52-6f0e-4d4d-9d7c-1f0f5a4e8a11';

test('nothing asked for is every call, as CSV', () => {
  expect(read('')).toEqual({ format: 'csv', filters: {}, job: undefined });
});

test('the parameters of the list, the format and the job', () => {
  expect(
    read(
      `format=ndjson&job=${job}&outcome=missed,abandoned&from=2026-11-20&talk=60-&test=without&queue=A,B&queue=C`,
    ),
  ).toEqual({
    format: 'ndjson',
    job,
    filters: {
      outcome: ['missed', 'abandoned'],
      from: '2026-11-19T18:30:00.000Z',
      talk: { min: 60 },
      isTest: false,
      queue: ['A,B', 'C'],
    },
  });
});

test('how the list is looked at makes no difference, and an empty parameter asks for nothing', () => {
  expect(read('sort=-talk&cursor=abc&view=all&outcome=').filters).toEqual({});
});

test.each([
  ['outcome=mised', ['outcome']],
  ['outcom=missed', ['outcom']],
  ['talk=long&from=yesterday&direction=inbound', ['talk', 'from']],
  ['format=xlsx', ['format']],
  ['job=1', ['job']],
  ['period=never', ['period']],
  ['period=today&from=2026-01-01', ['from']],
  ['test=only&test=without', ['test']],
  ['from=2026-11-01&from=2026-11-02', ['from']],
  ['connection=main', ['connection']],
  ['q=%00', ['q']],
  [`${'x'.repeat(500)}=1`, ['x'.repeat(40)]],
])('%s is refused by name', (query, names) => {
  const refused = (() => {
    try {
      return read(query);
    } catch (error) {
      return error;
    }
  })();
  expect(refused).toBeInstanceOf(AppError);
  expect(refused).toMatchObject({ code: 'invalid_input', problems: names.map((key) => ({ key })) });
});

test('a refusal never repeats a value, which may be somebody’s number', () => {
  expect(() => read('agent=%2B919812345678')).toThrow(/^(?!.*9812).*“agent”/);
});
