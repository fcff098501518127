import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readBody } from './read-body.ts';

const sender = 'http://localhost/';

function requestOf(stream: ReadableStream<Uint8Array>, headers: Record<string, string> = {}): Request {
  // Node asks for `duplex`, of which the types know nothing.
  return new Request(sender, { method: 'POST', body: stream, headers, ...{ duplex: 'half' } });
}

function streamOf(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) if (chunk.length > 0) controller.enqueue(chunk);
      controller.close();
    },
  });
}

it('reads a body byte for byte, however it is cut, or refuses it as too large', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 }),
      fc.integer({ min: 0, max: 200 }),
      async (chunks, bytes) => {
        const whole = new Uint8Array(Buffer.concat(chunks));
        const reading = readBody(requestOf(streamOf(chunks)), { bytes, seconds: 5 });
        if (whole.length <= bytes) expect(await reading).toEqual(whole);
        else await expect(reading).rejects.toMatchObject({ code: 'too_large', status: 413 });
      },
    ),
  );
});

it('refuses a length that is declared too large without reading', async () => {
  const pull = vi.fn();
  const stream = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
  const reading = readBody(requestOf(stream, { 'content-length': '11' }), { bytes: 10, seconds: 5 });
  await expect(reading).rejects.toMatchObject({ code: 'too_large' });
  expect(pull).not.toHaveBeenCalled();
});

it('says so when the sender breaks off', async () => {
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.error(new Error('reset'));
    },
  });
  const reading = readBody(requestOf(stream), { bytes: 10, seconds: 5 });
  await expect(reading).rejects.toMatchObject({ code: 'malformed', message: /ended before/ });
});

describe('a body that is late', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A byte each second, for ever; says when it was told to stop. */
  function dripping() {
    let drip: NodeJS.Timeout | undefined;
    const cancelled = vi.fn(() => clearInterval(drip));
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        drip = setInterval(() => controller.enqueue(Uint8Array.of(1)), 1000);
      },
      cancel: cancelled,
    });
    return { stream, cancelled };
  }

  it('is refused after the whole time, though bytes keep coming, and no longer read', async () => {
    const { stream, cancelled } = dripping();
    const reading = readBody(requestOf(stream), { bytes: 1000, seconds: 20 });
    const outcome = vi.fn();
    reading.catch(outcome);
    await vi.advanceTimersByTimeAsync(19_900);
    expect(outcome).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    await expect(reading).rejects.toMatchObject({ code: 'timed_out', status: 408, message: /20 seconds/ });
    expect(cancelled).toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is refused when nothing comes at all', async () => {
    const reading = readBody(requestOf(new ReadableStream()), { bytes: 1000, seconds: 3 });
    const refused = expect(reading).rejects.toMatchObject({ code: 'timed_out' });
    await vi.advanceTimersByTimeAsync(3001);
    await refused;
  });

  it('is read when it ends in time, and leaves no timer', async () => {
    const read = await readBody(requestOf(streamOf([Uint8Array.of(1, 2)])), { bytes: 1000, seconds: 3 });
    expect(read).toEqual(Uint8Array.of(1, 2));
    expect(vi.getTimerCount()).toBe(0);
  });
});
