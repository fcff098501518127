import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mediaCertificate } from '../../tests/media-certificate.ts';
import { type MediaServer, ringing, startMediaServer } from '../../tests/media-server.ts';
import { byteRange } from './byte-range.ts';
import type { Door, DoorLimits } from './door.ts';
import { fetchRecording } from './fetch-recording.ts';
import type { RecordingAnswer } from './recording-outcome.ts';

let server: MediaServer;
beforeAll(async () => {
  server = await startMediaServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
});

const limits: DoorLimits = { bytes: 524_288_000, connect: 2000, firstByte: 2000, idle: 2000, unread: 5000 };

/** The one test server, under any name. */
function door(changed: Partial<DoorLimits> = {}): Door {
  return {
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    mayConnect: (address) => address === '127.0.0.1',
    ca: mediaCertificate.cert,
    limits: { ...limits, ...changed },
  };
}

function fetched(path: string, range: string | null = null, through = door(), signal?: AbortSignal) {
  return fetchRecording(
    {
      url: new URL(server.url(path)),
      range: byteRange(range),
      signal: signal ?? new AbortController().signal,
      fileName: 'recording',
    },
    through,
  );
}

async function answered(...asked: Parameters<typeof fetched>): Promise<RecordingAnswer> {
  const outcome = await fetched(...asked);
  if (outcome.kind === 'problem') throw new Error(outcome.detail);
  return outcome;
}

const bytesOf = async ({ body }: RecordingAnswer) => Buffer.from(await new Response(body).arrayBuffer());

async function allClosed(): Promise<boolean> {
  for (let look = 0; look < 100 && server.open.size > 0; look += 1) await sleep(20);
  return server.open.size === 0;
}

describe('the whole', () => {
  it('comes byte for byte, with what the browser needs of the headers and nothing else', async () => {
    const answer = await answered('/ring.mp3');
    expect(answer.status).toBe(200);
    expect(answer.headers).toEqual({
      'accept-ranges': 'bytes',
      'content-type': 'audio/mpeg',
      'content-length': '100000',
      'content-disposition': 'inline; filename="recording"',
    });
    expect((await bytesOf(answer)).equals(ringing)).toBe(true);
    expect(Object.keys(server.requests[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });

  it('is a file to download where it is neither sound nor film', async () => {
    const answer = await answered(`/typed/${encodeURIComponent('image/svg+xml')}`);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="recording"',
    });
    await answer.body?.cancel();
  });
});

describe('a range', () => {
  it.each([
    ['bytes=0-', 'bytes 0-99999/100000', 0, 100_000],
    ['bytes=0-0', 'bytes 0-0/100000', 0, 1],
    ['bytes=100-199', 'bytes 100-199/100000', 100, 200],
    ['bytes=99990-200000', 'bytes 99990-99999/100000', 99_990, 100_000],
    ['bytes=-10', 'bytes 99990-99999/100000', 99_990, 100_000],
  ])('%s', async (range, contentRange, from, to) => {
    const answer = await answered('/ring.mp3', range);
    expect(answer.status).toBe(206);
    expect(answer.headers).toMatchObject({
      'content-range': contentRange,
      'content-length': String(to - from),
      'accept-ranges': 'bytes',
    });
    expect((await bytesOf(answer)).equals(ringing.subarray(from, to))).toBe(true);
  });

  it('is exactly what was asked for, wherever it lies', async () => {
    const place = fc.integer({ min: 0, max: ringing.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, place, async (one, other) => {
        const [first, last] = [Math.min(one, other), Math.max(one, other)];
        const answer = await answered('/ring.mp3', `bytes=${first}-${last}`);
        expect((await bytesOf(answer)).equals(ringing.subarray(first, last + 1))).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('that lies behind the end is 416 with the length', async () => {
    const answer = await answered('/ring.mp3', 'bytes=100000-');
    expect(answer).toMatchObject({ status: 416, body: null, headers: { 'content-range': 'bytes */100000' } });
  });

  it('of several, or of nonsense, is the whole', async () => {
    for (const range of ['bytes=0-1,5-9', 'lines=1-2']) {
      const answer = await answered('/ring.mp3', range);
      expect(answer.status).toBe(200);
      await answer.body?.cancel();
    }
  });

  it('is the whole where the provider knows no ranges, and 416 behind its end', async () => {
    for (const range of ['bytes=0-', 'bytes=5000-']) {
      const answer = await answered('/no-ranges.wav', range);
      expect(answer).toMatchObject({ status: 200, headers: { 'accept-ranges': 'none' } });
      expect(answer.headers['content-range']).toBeUndefined();
      expect((await bytesOf(answer)).length).toBe(100_000);
    }
    expect(await answered('/no-ranges.wav', 'bytes=100000-')).toMatchObject({ status: 416, body: null });
  });

  it('that was not asked for is refused', async () => {
    expect(await fetched('/wrong-part', 'bytes=0-9')).toMatchObject({ state: 'unreachable' });
    expect(await fetched('/wrong-part')).toMatchObject({ state: 'unreachable' });
  });
});

describe('what cannot be played', () => {
  it.each([
    ['/status/401', 'expired'],
    ['/status/403', 'expired'],
    ['/status/404', 'expired'],
    ['/status/410', 'expired'],
    ['/status/500', 'unreachable'],
    ['/status/204', 'unreachable'],
    ['/redirect/301', 'redirected'],
    ['/redirect/302', 'redirected'],
    ['/redirect/307', 'redirected'],
    ['/status/304', 'redirected'],
    [`/typed/${encodeURIComponent('text/html; charset=utf-8')}`, 'not_audio'],
    ['/packed', 'unreachable'],
    ['/huge', 'too_large'],
  ])('%s: %s', async (path, state) => {
    const outcome = await fetched(path);
    expect(outcome).toMatchObject({ kind: 'problem', state });
    expect(JSON.stringify(outcome)).not.toContain('secret');
    expect(server.requests.length).toBe(1);
    expect(await allClosed()).toBe(true);
  });

  it('is too large as a whole also when a small part was asked for', async () => {
    expect(await fetched('/huge-part', 'bytes=0-9')).toMatchObject({
      state: 'too_large',
      detail: expect.stringContaining('more than 500 MB'),
    });
  });

  it('breaks off at the limit where no length was said', async () => {
    const answer = await answered('/endless', null, door({ bytes: 3_000_000 }));
    expect(answer.headers['content-length']).toBeUndefined();
    await expect(bytesOf(answer)).rejects.toThrow();
    expect(await allClosed()).toBe(true);
  });

  it.each(['/ends-early', '/longer-part'])(
    'breaks off when it is not as long as announced: %s',
    async (path) => {
      const answer = await answered(path, path === '/longer-part' ? 'bytes=0-9' : null);
      await expect(bytesOf(answer)).rejects.toThrow();
      expect(await allClosed()).toBe(true);
    },
  );
});

describe('slowness', () => {
  it('of the head ends in time', async () => {
    const outcome = await fetched('/never-answers', null, door({ firstByte: 100 }));
    expect(outcome).toMatchObject({ state: 'timed_out', detail: expect.stringContaining('did not answer') });
    expect(await allClosed()).toBe(true);
  });

  it('of the content breaks it off', async () => {
    const answer = await answered('/falls-silent', null, door({ idle: 100 }));
    await expect(bytesOf(answer)).rejects.toThrow();
    expect(await allClosed()).toBe(true);
  });

  it('of finding the host ends in time', async () => {
    const never: Door = { ...door({ connect: 100 }), resolve: () => new Promise(() => {}) };
    expect(await fetched('/ring.mp3', null, never)).toMatchObject({
      state: 'timed_out',
      detail: expect.stringContaining('could not be reached'),
    });
  });

  it('of the reader keeps the provider from sending on, and in the end lets it go', async () => {
    const before = server.written();
    const answer = await answered('/endless', null, door({ unread: 400 }));
    const reader = answer.body?.getReader();
    await reader?.read();
    await sleep(200);
    const sent = server.written() - before;
    await sleep(100);
    expect(server.written() - before).toBe(sent);
    expect(sent).toBeLessThan(20_000_000);
    expect(await allClosed()).toBe(true);
    await expect(
      (async () => {
        while (!(await reader?.read())?.done);
      })(),
    ).rejects.toThrow();
  });
});

describe('who asked and left', () => {
  it('ends the request to the provider before its answer', async () => {
    const leaving = new AbortController();
    const outcome = fetched('/never-answers', null, door(), leaving.signal);
    while (server.requests.length === 0) await sleep(10);
    leaving.abort();
    expect(await outcome).toMatchObject({ kind: 'problem' });
    expect(await allClosed()).toBe(true);
  });

  it('ends it while it comes, by signal or by cancelling', async () => {
    const leaving = new AbortController();
    const answer = await answered('/endless', null, door(), leaving.signal);
    leaving.abort();
    expect(await allClosed()).toBe(true);
    await expect(bytesOf(answer)).rejects.toThrow();

    const other = await answered('/endless');
    expect(server.open.size).toBe(1);
    await other.body?.cancel();
    expect(await allClosed()).toBe(true);
  });
});
