import { expect, test } from 'vitest';
import { hmacCallId, signCallId } from './hmac-call-id.ts';

// printf '1711646262471x768387119913843100' | openssl dgst -sha256 -hmac 'known-secret' -binary | base64
const callId = '1711646262471x768387119913843100';
const signature = 'XjLVWf0kG3Wo+lpVRxSs3zsgORe5bvImLGg1mPI+i60=';

test('knows and makes the signature that OpenSSL makes', () => {
  expect(signCallId(callId, 'known-secret')).toBe(signature);
  expect(hmacCallId(signature, callId, ['other', 'known-secret'])).toBe('known-secret');
  expect(hmacCallId(` ${signature}\n`, callId, ['known-secret'])).toBe('known-secret');
});

test.each([
  ['another call', signature, `${callId}0`],
  ['a signature cut short', signature.slice(0, 20), callId],
  ['no signature', '', callId],
  ['not base64', '§§§', callId],
])('refuses %s', (_, offered, id) => {
  expect(hmacCallId(offered, id, ['known-secret'])).toBeNull();
});

test('without an active secret nothing passes', () => {
  expect(hmacCallId(signature, callId, [])).toBeNull();
});
