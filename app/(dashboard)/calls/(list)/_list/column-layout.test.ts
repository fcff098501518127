import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnLayout, heldWhileSizing, type ShownColumn } from './column-layout.ts';

const column = (id: string, least: number, pinned: ShownColumn['pinned'] = null): ShownColumn => ({
  id,
  least,
  pinned,
});

/** What the browser makes of a width in a frame so wide. */
function pixels(css: string | undefined, frame: number): number {
  const share = /^calc\((\d+)px \+ max\(0px, 100cqi - (\d+)px\) \* ([\d.]+)\)$/.exec(css ?? '');
  if (share) return Number(share[1]) + Math.max(0, frame - Number(share[2])) * Number(share[3]);
  const table = /^max\(100%, (\d+)px\)$/.exec(css ?? '');
  return table ? Math.max(frame, Number(table[1])) : Number(/^(\d+)px$/.exec(css ?? '')?.[1]);
}

describe('columnLayout', () => {
  it('shares what is left in proportion to the least that a column needs', () => {
    const { variables } = columnLayout([column('a', 100), column('b', 300), column('c', 50)], { c: 200 });
    expect(variables).toEqual({
      '--table-width': 'max(100%, 600px)',
      '--w-a': 'calc(100px + max(0px, 100cqi - 600px) * 0.25000)',
      '--w-b': 'calc(300px + max(0px, 100cqi - 600px) * 0.75000)',
      '--w-c': '200px',
    });
  });

  it('is as wide as its columns when all of them were sized', () => {
    const { variables } = columnLayout([column('a', 100), column('b', 300)], { a: 120, b: 80 });
    expect(variables).toEqual({ '--table-width': '200px', '--w-a': '120px', '--w-b': '80px' });
  });

  it('fills the frame, or scrolls with the least there must be', () => {
    const columns = fc.array(fc.tuple(fc.integer({ min: 48, max: 300 }), fc.boolean()), {
      minLength: 1,
      maxLength: 21,
    });
    fc.assert(
      fc.property(columns, fc.integer({ min: 200, max: 4_000 }), (columns, frame) => {
        const shown = columns.map(([least], at) => column(`c${at}`, least));
        const widths = Object.fromEntries(
          columns.flatMap(([least, isSized], at) => (isSized ? [[`c${at}`, least + 7]] : [])),
        );
        const { variables } = columnLayout(shown, widths);
        const sum = shown.reduce((total, { id }) => total + pixels(variables[`--w-${id}`], frame), 0);
        expect(Math.abs(sum - pixels(variables['--table-width'], frame))).toBeLessThan(1);
      }),
    );
  });

  it('keeps pinned columns beside each other at their side', () => {
    const shown = [
      column('a', 10, 'start'),
      column('b', 10, 'start'),
      column('c', 10),
      column('d', 10, 'end'),
      column('e', 10, 'end'),
    ];
    expect(columnLayout(shown, {}).columns.map(({ offset, isEdge }) => [offset, isEdge])).toEqual([
      ['0px', false],
      ['calc(var(--w-a))', true],
      [null, false],
      ['calc(var(--w-e))', true],
      ['0px', false],
    ]);
  });

  it('has an edge also where nothing scrolls', () => {
    const [only] = columnLayout([column('a', 10, 'end')], {}).columns;
    expect(only).toMatchObject({ offset: '0px', isEdge: true });
  });
});

describe('heldWhileSizing', () => {
  it('is what lies between the edge and the side that stays', () => {
    const shown = [column('a', 1), column('b', 1), column('c', 1, 'end'), column('d', 1, 'end')];
    expect(heldWhileSizing(shown, 'b')).toEqual(['a', 'b']);
    expect(heldWhileSizing(shown, 'c')).toEqual(['c', 'd']);
  });
});
