import type { LookupAddress } from 'node:dns';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { mediaCertificate } from '../../tests/media-certificate.ts';
import { type MediaServer, startMediaServer } from '../../tests/media-server.ts';
import { type Door, internetDoor } from './door.ts';
import { fetchRecording } from './fetch-recording.ts';

useTestDatabase();

let server: MediaServer;
beforeAll(async () => {
  server = await startMediaServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
});

function fetched(url: string, door: Door) {
  const { signal } = new AbortController();
  return fetchRecording({ url: new URL(url), range: null, signal, fileName: 'recording' }, door);
}

const resolving = (...addresses: string[]): Door['resolve'] => {
  return async () =>
    addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 }));
};

/** The product's own door, but for what a name leads to and whose certificate is trusted. */
const productDoor = (resolve: Door['resolve']): Door => ({
  ...internetDoor(),
  ca: mediaCertificate.cert,
  resolve,
});

const local = { mayConnect: (address: string) => address === '127.0.0.1', ca: mediaCertificate.cert };
const { ca: _, ...localUntrusted } = local;

describe('a name', () => {
  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fe80::1',
    'fd00::1',
    'not an address',
  ])('that leads to %s is refused before anything is sent', async (address) => {
    expect(await fetched(server.url('/ring.mp3'), productDoor(resolving(address)))).toMatchObject({
      kind: 'problem',
      state: 'not_allowed',
      detail: expect.stringContaining('private network'),
    });
    expect(server.requests).toEqual([]);
  });

  it('that the system itself resolves to this computer is refused', async () => {
    const door = internetDoor();
    expect(await fetched(`https://localhost:${server.port}/ring.mp3`, door)).toMatchObject({
      state: 'not_allowed',
    });
    expect(server.requests).toEqual([]);
  });

  it('that leads to nothing is not found', async () => {
    const door = productDoor(async () => {
      throw Object.assign(new Error('nothing'), { code: 'ENOTFOUND' });
    });
    expect(await fetched(server.url('/ring.mp3'), door)).toMatchObject({
      state: 'unreachable',
      detail: expect.stringContaining('is not found'),
    });
  });

  it('is looked up once, and only its allowed addresses are connected to', async () => {
    let looks = 0;
    const door: Door = {
      ...internetDoor(),
      ...local,
      resolve: async (hostname) => {
        looks += 1;
        expect(hostname).toBe('media.example.com');
        return resolving('::1', '10.0.0.1', '127.0.0.1')(hostname);
      },
    };
    const outcome = await fetched(server.url('/ring.mp3'), door);
    expect(outcome).toMatchObject({ kind: 'answer', status: 200 });
    expect(looks).toBe(1);
    if (outcome.kind === 'answer') await outcome.body?.cancel();
  });

  it('is judged again by the address that was really reached', async () => {
    const judged: string[] = [];
    const door: Door = {
      ...internetDoor(),
      ...local,
      resolve: resolving('127.0.0.1'),
      mayConnect: (address) => judged.push(address) === 1,
    };
    expect(await fetched(server.url('/ring.mp3'), door)).toMatchObject({ state: 'not_allowed' });
    expect(judged).toEqual(['127.0.0.1', '127.0.0.1']);
    expect(server.requests).toEqual([]);
  });
});

describe('an address instead of a name', () => {
  it.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '10.0.0.1', '2130706433', '0x7f.1', '[fe80::1]'])(
    '%s is refused without looking anything up',
    async (host) => {
      const door = productDoor(() => Promise.reject(new Error('looked up')));
      expect(await fetched(`https://${host}:${server.port}/ring.mp3`, door)).toMatchObject({
        state: 'not_allowed',
      });
      expect(server.requests).toEqual([]);
    },
  );
});

describe('a certificate', () => {
  it('that nobody signed is refused', async () => {
    const door: Door = { ...internetDoor(), ...localUntrusted, resolve: resolving('127.0.0.1') };
    expect(await fetched(server.url('/ring.mp3'), door)).toMatchObject({
      state: 'unreachable',
      detail: expect.stringContaining('certificate'),
    });
    expect(server.requests).toEqual([]);
  });

  it('for another name is refused', async () => {
    const door: Door = { ...internetDoor(), ...local, resolve: resolving('127.0.0.1') };
    expect(await fetched(`https://other.example.com:${server.port}/ring.mp3`, door)).toMatchObject({
      state: 'unreachable',
      detail: expect.stringContaining('certificate'),
    });
  });
});

it('says that nobody listens there', async () => {
  const door: Door = { ...internetDoor(), ...local, resolve: resolving('127.0.0.1') };
  const closed = await startMediaServer();
  await closed.close();
  expect(await fetched(closed.url('/ring.mp3'), door)).toMatchObject({
    state: 'unreachable',
    detail: expect.stringContaining('cannot be reached'),
  });
});
