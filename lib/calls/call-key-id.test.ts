import { expect, test } from 'vitest';
import { callKeyId, nameBasedUuid } from './call-key-id.ts';

test('makes the version 5 UUID of RFC 9562, appendix A.4', () => {
  const dnsNamespace = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
  expect(nameBasedUuid(dnsNamespace, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
});

test('tells connections and keys apart', () => {
  const [a, b] = ['019aa2b0-0000-7000-8000-000000000001', '019aa2b0-0000-7000-8000-000000000002'];
  expect(callKeyId(a, 'call_id:1')).toBe(callKeyId(a, 'call_id:1'));
  expect(callKeyId(a, 'call_id:1')).not.toBe(callKeyId(b, 'call_id:1'));
  expect(callKeyId(a, 'call_id:1')).not.toBe(callKeyId(a, 'uuid:1'));
});
