import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registry } from '../providers/registry.ts';
import { allowsRecording, readRecordingHost, recordingHost } from './recording-host.ts';

describe('an entry', () => {
  it.each([
    [' Media.Example.COM ', 'media.example.com'],
    ['media.example.com:443', 'media.example.com'],
    ['media.example.com:8443', 'media.example.com:8443'],
    ['*.Example.com', '*.example.com'],
    ['*.example.com:8443', '*.example.com:8443'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['my_bucket.s3.example.com', 'my_bucket.s3.example.com'],
    ['8.8.8.8', '8.8.8.8'],
    ['[2606:4700:4700::1111]:8443', '[2606:4700:4700::1111]:8443'],
  ])('"%s" is kept as %s', (text, kept) => expect(recordingHost.parse(text)).toBe(kept));

  it.each([
    '',
    '*',
    '*.',
    '*.com',
    'com',
    'localhost',
    'media.*.com',
    'https://media.example.com',
    'media.example.com/path',
    'user@media.example.com',
    'media.example.com:0',
    'media.example.com:65536',
    'media..example.com',
    'media.example.com.',
    'media%2eexample.com',
    '127.0.0.1',
    '127.1',
    '0x7f.1',
    '10.0.0.8',
    '*.8.8.8.8',
    '[::1]',
    '[::ffff:8.8.8.8]',
    'a.example.com b.example.com',
  ])('"%s" is none', (text) => {
    expect(readRecordingHost(text)).toBeNull();
    expect(recordingHost.safeParse(text).error?.issues[0]?.message).toContain('is no host');
  });

  it.each(registry.map(({ id, recordingHosts = [] }) => [id, recordingHosts] as const))(
    '%s declares its hosts in the same form',
    (_, hosts) => {
      expect(hosts.map((host) => recordingHost.parse(host))).toEqual(hosts);
    },
  );
});

describe('allowsRecording', () => {
  it.each([
    ['media.example.com', 'https://media.example.com/a.mp3?b#c', true],
    ['media.example.com', 'https://MEDIA.example.com:443/', true],
    ['media.example.com', 'https://media.example.com:8443/', false],
    ['media.example.com:8443', 'https://media.example.com:8443/', true],
    ['media.example.com:8443', 'https://media.example.com/', false],
    ['media.example.com', 'https://a.media.example.com/', false],
    ['media.example.com', 'https://media.example.com.evil.example/', false],
    ['*.example.com', 'https://media.example.com/', true],
    ['*.example.com', 'https://a.b.example.com/', true],
    ['*.example.com', 'https://example.com/', false],
    ['*.example.com', 'https://badexample.com/', false],
    ['*.example.com', 'https://media.example.com./', false],
    ['8.8.8.8', 'https://0x08.8.8.8/', true],
  ])('%s, %s: %s', (entry, url, expected) => expect(allowsRecording(entry, new URL(url))).toBe(expected));

  it('allows a host exactly when it has the name, or ends in it below a dot', () => {
    const label = fc
      .stringMatching(/^[a-z]([a-z0-9-]{0,4}[a-z0-9])?$/)
      .filter((word) => !word.startsWith('xn--'));
    const name = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'));
    fc.assert(
      fc.property(name, name, fc.boolean(), fc.boolean(), (allowed, other, star, within) => {
        const host = within ? `${other}.${allowed}` : other;
        const expected = star ? host.endsWith(`.${allowed}`) : host === allowed;
        const entry = star ? `*.${allowed}` : allowed;
        expect(allowsRecording(entry, new URL(`https://${host}/x`))).toBe(expected);
      }),
    );
  });

  it('never lets an entry that was accepted name a private address', () => {
    const number = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        for (const address of [`10.${a}.${b}.${c}`, `127.${a}.${b}.${c}`, `192.168.${a}.${b}`]) {
          expect(readRecordingHost(address)).toBeNull();
        }
      }),
    );
  });
});
