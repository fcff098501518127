import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settleColumns } from '@/lib/views/settle-columns.ts';
import type { TableSettings } from '@/lib/views/table-settings.ts';
import { callColumnList } from './call-column-list.ts';
import { canMove, moveColumn, pinColumn, showColumn, shownColumns, sizeColumns } from './change-columns.ts';

const usual = settleColumns(null, callColumnList);

describe('the usual columns', () => {
  it('are nine, beginning with the link to the call', () => {
    expect(shownColumns(usual)).toEqual([
      'started',
      'direction',
      'customer',
      'agent',
      'outcome',
      'hangup',
      'duration',
      'talk',
      'connection',
    ]);
  });
});

describe('shownColumns', () => {
  it('has pinned ones at their sides, each group in the chosen order', () => {
    const pinned = pinColumn(
      pinColumn(pinColumn(usual, 'talk', 'start'), 'customer', 'start'),
      'agent',
      'end',
    );
    expect(shownColumns(pinned)).toEqual([
      'customer',
      'talk',
      'started',
      'direction',
      'outcome',
      'hangup',
      'duration',
      'connection',
      'agent',
    ]);
    expect(shownColumns(pinColumn(pinned, 'talk', null)).slice(0, 2)).toEqual(['customer', 'started']);
  });
});

describe('showColumn', () => {
  it('brings a column back to its place', () => {
    const without = showColumn(usual, 'customer', false);
    expect(shownColumns(without)).not.toContain('customer');
    expect(settleColumns(showColumn(without, 'customer', true), callColumnList)).toEqual(usual);
    expect(shownColumns(showColumn(usual, 'queue', true)).slice(3, 5)).toEqual(['agent', 'queue']);
  });
});

describe('moveColumn', () => {
  it('goes past hidden columns', () => {
    expect(shownColumns(moveColumn(usual, 'agent', -1)).slice(1, 4)).toEqual([
      'direction',
      'agent',
      'customer',
    ]);
  });

  it('ends at the end of its group', () => {
    const pinned = pinColumn(usual, 'direction', 'start');
    expect(canMove(pinned, 'direction', -1)).toBe(false);
    expect(canMove(pinned, 'direction', 1)).toBe(false);
    expect(canMove(pinned, 'started', -1)).toBe(false);
    expect(moveColumn(pinned, 'started', -1)).toBe(pinned);
    expect(canMove(usual, 'connection', 1)).toBe(false);
  });

  it('is undone by its opposite, and loses no column', () => {
    const ids: string[] = callColumnList.map(({ id }) => id);
    const step = fc.tuple(fc.constantFrom(...ids), fc.constantFrom('start' as const, 'end' as const, null));
    fc.assert(
      fc.property(
        fc.array(step),
        fc.subarray(ids),
        fc.constantFrom(...ids),
        fc.constantFrom(-1 as const, 1 as const),
        (pins, hidden, id, by) => {
          const before = pins.reduce<TableSettings>(
            (settings, [each, side]) => pinColumn(settings, each, side),
            {
              ...usual,
              hidden: hidden.filter((each) => each !== id),
            },
          );
          const after = moveColumn(before, id, by);
          expect([...after.order].sort()).toEqual([...ids].sort());
          expect([...shownColumns(after)].sort()).toEqual([...shownColumns(before)].sort());
          expect(after === before).toBe(!canMove(before, id, by));
          if (after !== before) expect(moveColumn(after, id, by === 1 ? -1 : 1)).toEqual(before);
        },
      ),
    );
  });
});

describe('sizeColumns', () => {
  it('keeps widths within limits, in whole pixels, and gives them up', () => {
    const sized = sizeColumns(usual, { talk: 3, customer: 120.4, agent: 1e6 });
    expect(sized.widths).toEqual({ talk: 48, customer: 120, agent: 800 });
    expect(sizeColumns(sized, { talk: null, customer: 130 }).widths).toEqual({ customer: 130, agent: 800 });
  });
});
