import { describe, expect, it } from 'vitest';
import { sampleCalendar } from '../../tests/sample-calendar.ts';
import { listQuery, readListQuery } from './list-query.ts';

const read = (text: string) => readListQuery(text, sampleCalendar);

describe('listQuery', () => {
  it('says filters first, then the order where it is not the usual one', () => {
    const longest = { by: 'talk', descending: true } as const;
    expect(listQuery({ outcome: ['missed'] }, longest)).toBe('outcome=missed&sort=-talk');
    expect(listQuery({}, longest)).toBe('sort=-talk');
    expect(listQuery({ outcome: ['missed'] }, { by: 'started', descending: true })).toBe('outcome=missed');
    expect(listQuery({}, { by: 'started', descending: true })).toBe('');
  });
});

describe('readListQuery', () => {
  it.each([
    '',
    'outcome=missed,abandoned',
    'q=%2B91+98123&outcome=answered&sort=-talk',
    'sort=started',
    'period=today&queue=Sales,+north&queue=R%26D',
    'talk=60-300&transcript=yes&test=without',
    'field=city:Pune',
  ])('keeps %j as it is', (query) => {
    expect(read(query)).toBe(query);
  });

  it('brings the same search to the same words', () => {
    expect(read('sort=-started&outcome=missed&outcome=missed')).toBe('outcome=missed');
    expect(read('test=only&direction=inbound')).toBe(read('direction=inbound&test=only'));
    expect(read('from=2026-11-19')).toBe('from=2026-11-19T18:30:00.000Z');
  });

  it.each([
    ['nonsense=1', '“nonsense”'],
    ['outcome=missed&cursor=abc', '“cursor”'],
    ['outcome=lost', '“outcome”'],
    ['period=someday&state=live', '“period”'],
    ['sort=customer', '“sort”'],
    ['sort=-talk&sort=wait', '“sort”'],
    ['period=today&from=2026-11-19', '“from”'],
    ['__proto__=x', '“__proto__”'],
    ['constructor=x&toString=y', '“constructor”, “toString”'],
    ['https://example.com/?outcome=missed', '“https://example.com/?outcome”'],
    [`${'x'.repeat(500)}=1`, `“${'x'.repeat(40)}”`],
  ])('refuses %j', (query, named) => {
    expect(() => read(query)).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        problems: [{ key: 'query', message: `holds what the list of calls does not understand: ${named}` }],
      }),
    );
  });

  it('has an end', () => {
    const long = (length: number) =>
      `q=${'a'.repeat(20)}&outcome=${'missed,'.repeat(1_000)}`.slice(0, length);
    expect(() => read(long(4_001))).toThrow('must have at most 4,000 characters');
    expect(() => read(long(4_000))).not.toThrow('at most');
  });
});
