import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Refusal, type RefusalGroup, RefusalRecorder } from './refusal-recorder.ts';

const refusal: Refusal = {
  connectionId: '018f2b5e-0000-7000-8000-000000000001',
  provider: 'some',
  cause: 'wrong_secret',
  fingerprint: 'ab12',
  address: '203.0.113.7',
  method: 'POST',
};

/** Keeps what is written; writes fail while `failing`, and take until `release` while `held`. */
function sink() {
  const written: RefusalGroup[] = [];
  const state = { failing: false, writes: 0, release: () => {}, held: false };
  const write = async (groups: RefusalGroup[]) => {
    state.writes += 1;
    if (state.held) {
      await new Promise<void>((resolve) => {
        state.release = resolve;
      });
    }
    if (state.failing) throw new Error('the database is away');
    written.push(...groups);
  };
  return { written, state, write };
}

const total = (groups: RefusalGroup[]) => groups.reduce((sum, { times }) => sum + times, 0);
const at = (seconds: number) => new Date(seconds * 1000);

describe('refusals', () => {
  it('are written at once when nothing was written lately', async () => {
    const { written, write, state } = sink();
    const recorder = new RefusalRecorder({ write, windowMs: 60_000, most: 10 });
    recorder.add(refusal, at(1));
    expect(state.writes).toBe(1);
    await recorder.flush();
    expect(written).toEqual([{ ...refusal, times: 1, at: at(1) }]);
  });

  it('become one row where they are alike, with the time of the last', async () => {
    const { written, write, state } = sink();
    const recorder = new RefusalRecorder({ write, windowMs: 60_000, most: 10 });
    state.held = true;
    recorder.add({ ...refusal, cause: 'rate_limited' }, at(0));
    for (const second of [1, 3, 2]) recorder.add(refusal, at(second));
    recorder.add({ ...refusal, address: '203.0.113.8' }, at(4));
    state.held = false;
    state.release();
    await recorder.flush();
    expect(written).toHaveLength(3);
    expect(written).toContainEqual({ ...refusal, times: 3, at: at(3) });
    expect(written).toContainEqual({ ...refusal, address: '203.0.113.8', times: 1, at: at(4) });
  });

  it('are written when the window is over, without anybody asking', async () => {
    const { written, write } = sink();
    const recorder = new RefusalRecorder({ write, windowMs: 20, most: 10 });
    for (let second = 0; second < 50; second += 1) recorder.add(refusal, at(second));
    await expect.poll(() => total(written)).toBe(50);
    expect(written).toHaveLength(2);
  });

  it('lose their particulars, never their number, when too many different ones wait', async () => {
    const { written, write, state } = sink();
    const recorder = new RefusalRecorder({ write, windowMs: 60_000, most: 5 });
    state.held = true;
    recorder.add(refusal, at(0));
    for (let sender = 0; sender < 1000; sender += 1) {
      const stranger = { connectionId: null, provider: `p${sender}`, cause: 'unknown_provider' } as const;
      recorder.add({ ...refusal, ...stranger, address: `a${sender}` }, at(1));
      recorder.add({ ...refusal, fingerprint: `f${sender}` }, at(1));
    }
    state.held = false;
    state.release();
    await recorder.flush();
    expect(total(written)).toBe(2001);
    expect(written.length).toBeLessThanOrEqual(1 + 5 + 2);
    const vague = written.filter(({ address, fingerprint }) => address === null && fingerprint === null);
    expect(vague.map(({ cause, provider }) => [cause, provider]).sort()).toEqual([
      ['unknown_provider', '…'],
      ['wrong_secret', 'some'],
    ]);
  });

  it('wait for a database that is away, and are written once', async () => {
    const { written, write, state } = sink();
    const recorder = new RefusalRecorder({ write, windowMs: 5, most: 10 });
    state.failing = true;
    for (let second = 0; second < 7; second += 1) recorder.add(refusal, at(second));
    await recorder.flush();
    expect(written).toEqual([]);
    await expect.poll(() => state.writes).toBeGreaterThan(3);
    state.failing = false;
    await expect.poll(() => total(written)).toBe(7);
    await recorder.flush();
    expect(total(written)).toBe(7);
    expect(written.map(({ at: last }) => last)).toContainEqual(at(6));
  });

  it('are all counted, whatever comes and whenever the database fails', async () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.record({ add: fc.integer({ min: 0, max: 30 }) }) },
      { weight: 1, arbitrary: fc.record({ failing: fc.boolean() }) },
      { weight: 1, arbitrary: fc.constant('flush' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { written, write, state } = sink();
        const recorder = new RefusalRecorder({ write, windowMs: 60_000, most: 6 });
        let added = 0;
        for (const each of steps) {
          if (each === 'flush') await recorder.flush();
          else if ('failing' in each) state.failing = each.failing;
          else {
            recorder.add({ ...refusal, fingerprint: `f${each.add}` }, at(added));
            added += 1;
          }
        }
        state.failing = false;
        await recorder.flush();
        await recorder.flush();
        expect(total(written)).toBe(added);
      }),
    );
  });
});
