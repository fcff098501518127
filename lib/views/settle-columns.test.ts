import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KnownColumn, settleColumns } from './settle-columns.ts';
import type { TableSettings } from './table-settings.ts';

const columns: KnownColumn[] = [
  { id: 'started', shown: true, always: true },
  { id: 'customer', shown: true },
  { id: 'queue', shown: false },
  { id: 'talk', shown: true },
];

const nothing: TableSettings = { order: [], hidden: [], pinned: {}, widths: {}, density: 'comfortable' };

describe('settleColumns', () => {
  it('gives the table’s own columns to whoever has chosen nothing', () => {
    expect(settleColumns(null, columns)).toEqual({
      order: ['started', 'customer', 'queue', 'talk'],
      hidden: ['queue'],
      pinned: {},
      widths: {},
      density: 'comfortable',
    });
  });

  it('keeps what was chosen', () => {
    const saved: TableSettings = {
      order: ['talk', 'queue', 'started', 'customer'],
      hidden: ['customer'],
      pinned: { talk: 'start', queue: 'end' },
      widths: { queue: 120 },
      density: 'compact',
    };
    expect(settleColumns(saved, columns)).toEqual(saved);
  });

  it('drops columns that are gone, and those that come twice', () => {
    const saved: TableSettings = {
      order: ['gone', 'talk', 'customer', 'talk', 'started', 'queue'],
      hidden: ['gone', 'talk'],
      pinned: { gone: 'start', customer: 'end' },
      widths: { gone: 50, talk: 60 },
      density: 'compact',
    };
    expect(settleColumns(saved, columns)).toEqual({
      order: ['talk', 'customer', 'started', 'queue'],
      hidden: ['talk'],
      pinned: { customer: 'end' },
      widths: { talk: 60 },
      density: 'compact',
    });
  });

  it('puts a new column behind the one it follows by default, shown as it is by default', () => {
    const older = { ...nothing, order: ['talk', 'customer', 'started'] };
    expect(settleColumns(older, columns)).toMatchObject({
      order: ['talk', 'customer', 'queue', 'started'],
      hidden: ['queue'],
    });
    const withoutTalk = { ...nothing, order: ['queue', 'started', 'customer'] };
    expect(settleColumns(withoutTalk, columns)).toMatchObject({
      order: ['queue', 'talk', 'started', 'customer'],
      hidden: [],
    });
  });

  it('puts a new first column first', () => {
    const older = { ...nothing, order: ['talk', 'queue', 'customer'] };
    expect(settleColumns(older, columns).order).toEqual(['started', 'talk', 'queue', 'customer']);
  });

  it('hides no column that the table needs', () => {
    const saved = { ...nothing, order: columns.map(({ id }) => id), hidden: ['started', 'customer'] };
    expect(settleColumns(saved, columns).hidden).toEqual(['customer']);
  });

  it('names every column once, whatever was saved, and has nothing to change the second time', () => {
    const id = fc.constantFrom('started', 'customer', 'queue', 'talk', 'gone', 'toString', 'constructor');
    const saved = fc.record({
      order: fc.array(id),
      hidden: fc.array(id),
      pinned: fc.dictionary(id, fc.constantFrom('start' as const, 'end' as const)),
      widths: fc.dictionary(id, fc.integer({ min: 48, max: 800 })),
      density: fc.constantFrom('comfortable' as const, 'compact' as const),
    });
    fc.assert(
      fc.property(saved, (saved) => {
        const settled = settleColumns(saved, columns);
        expect([...settled.order].sort()).toEqual(['customer', 'queue', 'started', 'talk']);
        const kept: string[] = saved.order.filter((each, at) => saved.order.indexOf(each) === at);
        expect(settled.order.filter((each) => kept.includes(each))).toEqual(
          kept.filter((each) => columns.some(({ id }) => id === each)),
        );
        expect(settleColumns(settled, columns)).toEqual(settled);
      }),
    );
  });
});
