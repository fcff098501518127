import { describe, expect, it } from 'vitest';
import { AppError } from '../http/app-error.ts';
import { fingerprint, openSecret, sealSecret } from './seal-secret.ts';

const appSecret = 'a-known-app-secret-of-enough-length-0123';
const connectionId = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('sealSecret', () => {
  // Made with Web Crypto (HKDF-SHA256, then AES-GCM): an envelope that was stored once must open for ever.
  it('makes the known envelope', () => {
    const nonce = Buffer.from('000102030405060708090a0b', 'hex');
    const envelope = sealSecret('whs_example', connectionId, { appSecret, nonce });
    expect(Buffer.from(envelope).toString('hex')).toBe(
      '01000102030405060708090a0b9e77333dd4c41736d28e6a8c4852f5ae5bc99e672aaef55cfbfe36',
    );
    expect(openSecret(envelope, connectionId, { appSecret })).toBe('whs_example');
  });

  it('never makes the same envelope twice', () => {
    const one = sealSecret('whs_example', connectionId, { appSecret });
    const two = sealSecret('whs_example', connectionId, { appSecret });
    expect(Buffer.from(one).equals(two)).toBe(false);
  });

  it('opens for no other connection and under no other APP_SECRET', () => {
    const envelope = sealSecret('whs_example', connectionId, { appSecret });
    const other = '01890a5d-ac96-774b-bcce-b302099a8058';
    expect(() => openSecret(envelope, other, { appSecret })).toThrow(AppError);
    expect(() => openSecret(envelope, connectionId, { appSecret: `${appSecret}!` })).toThrow(/APP_SECRET/);
  });

  it.each([0, 5, 15, 30])('notices a changed byte at %i', (at) => {
    const envelope = sealSecret('whs_example', connectionId, { appSecret });
    envelope[at] = (envelope[at] ?? 0) ^ 1;
    expect(() => openSecret(envelope, connectionId, { appSecret })).toThrow(AppError);
  });

  it('says nothing of the secret in its error', () => {
    const envelope = sealSecret('whs_example', connectionId, { appSecret });
    expect(() => openSecret(envelope.subarray(0, 20), connectionId, { appSecret })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('whs_') }),
    );
  });
});

it('fingerprint is the beginning of the SHA-256', () => {
  expect(fingerprint('whs_example')).toBe('49ef9c272cc8');
});
