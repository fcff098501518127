import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settleColumns } from '@/lib/views/settle-columns.ts';
import type { TableSettings } from '@/lib/views/table-settings.ts';
import { callColumnList } from './call-column-list.ts';
import { type GivenSettings, tableSettingsStore } from './table-settings-store.ts';

const original = settleColumns(null, callColumnList);
const sized = (talk: number): TableSettings => ({ ...original, widths: { talk } });
const given = (settings: TableSettings, viewId: string | null = null): GivenSettings => ({
  viewId,
  settings,
  original,
  isNoView: false,
});
const first = given(original);

/** A server that remembers, and refuses when told to. */
function server() {
  const saved: [string | null, TableSettings | null][] = [];
  const failures: string[] = [];
  let refusal: string | null = null;
  const store = tableSettingsStore({
    save: async (viewId, settings) => {
      if (refusal === null) saved.push([viewId, settings]);
      return refusal;
    },
    onFailure: (message) => failures.push(message),
  });
  const refuse = (message: string | null) => {
    refusal = message;
  };
  return { store, saved, failures, refuse };
}

const settle = () => vi.advanceTimersByTimeAsync(400);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('tableSettingsStore', () => {
  it('shows a change at once and saves the last of several', async () => {
    const { store, saved } = server();
    expect(store.settingsFor(first)).toBe(original);
    store.change(first, sized(60));
    expect(store.settingsFor(first)).toEqual(sized(60));
    store.change(first, sized(70));
    await vi.advanceTimersByTimeAsync(399);
    expect(saved).toEqual([]);
    await settle();
    expect(saved).toEqual([[null, sized(70)]]);
  });

  it('shows the change on pages that were made before it, and the server’s on those made after', async () => {
    const { store } = server();
    store.change(first, sized(60));
    await settle();
    store.change(first, sized(70));
    expect(store.settingsFor(given(sized(60)))).toEqual(sized(70));
    await settle();
    expect(store.settingsFor(given(original))).toEqual(sized(70));
    expect(store.settingsFor(given(sized(60)))).toEqual(sized(70));
    // Changed on another device meanwhile.
    expect(store.settingsFor(given(sized(90)))).toEqual(sized(90));
  });

  it('takes everything back', async () => {
    const { store, saved } = server();
    const page = given(sized(60));
    store.reset(page);
    expect(store.settingsFor(page)).toBe(original);
    await settle();
    expect(saved).toEqual([[null, null]]);
  });

  it('comes back to what was saved last when saving fails', async () => {
    const { store, saved, failures, refuse } = server();
    store.change(first, sized(60));
    await settle();
    refuse('The disk is full.');
    store.change(first, sized(70));
    store.change(first, sized(80));
    let told = 0;
    const stop = store.subscribe(() => {
      told += 1;
    });
    await settle();
    expect(store.settingsFor(first)).toEqual(sized(60));
    expect(failures).toEqual(['The disk is full.']);
    expect(told).toBe(1);
    stop();

    refuse(null);
    store.change(first, sized(80));
    expect(told).toBe(1);
    await settle();
    expect(store.settingsFor(first)).toEqual(sized(80));
    expect(saved.at(-1)).toEqual([null, sized(80)]);
  });

  it('does not undo what was changed while saving failed', async () => {
    let answer: (failure: string | null) => void = () => {};
    const failures: string[] = [];
    const store = tableSettingsStore({
      save: () => new Promise((resolve) => (answer = resolve)),
      onFailure: (message) => failures.push(message),
    });
    store.change(first, sized(60));
    await settle();
    store.change(first, sized(70));
    answer('Too slow.');
    await vi.advanceTimersByTimeAsync(0);
    expect(store.settingsFor(first)).toEqual(sized(70));
    expect(failures).toEqual([]);
    await settle();
    answer('Still too slow.');
    await vi.advanceTimersByTimeAsync(0);
    expect(store.settingsFor(first)).toBe(original);
    expect(failures).toEqual(['Still too slow.']);
  });

  it('keeps the columns of views apart', async () => {
    const { store, saved } = server();
    const view = given(sized(60), 'a view');
    store.change(view, sized(99));
    expect(store.settingsFor(first)).toBe(original);
    expect(store.settingsFor(given(sized(60)))).toEqual(sized(60));
    expect(store.settingsFor(view)).toEqual(sized(99));
    await settle();
    expect(saved).toEqual([['a view', sized(99)]]);
  });

  it('saves at once what waits when the page goes, and nothing twice', async () => {
    const { store, saved } = server();
    store.change(first, sized(60));
    store.flush();
    expect(saved).toEqual([[null, sized(60)]]);
    store.flush();
    await settle();
    expect(saved).toHaveLength(1);
  });
});
