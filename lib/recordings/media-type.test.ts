import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mediaType } from './media-type.ts';

it.each([
  ['audio/mpeg', '/a', 'audio/mpeg'],
  ['Audio/MP3; name=x', '/a.wav', 'audio/mpeg'],
  ['audio/x-wav', '/a', 'audio/wav'],
  ['video/mp4', '/a', 'video/mp4'],
  ['binary/octet-stream', '/a/b.MP3', 'audio/mpeg'],
  ['application/octet-stream', '/a/b.wav', 'audio/wav'],
  [undefined, '/a/b.ogg', 'audio/ogg'],
  [undefined, '/a/b', null],
  ['application/octet-stream', '/a/b.html', null],
  ['application/octet-stream', '/a/b.constructor', null],
  ['image/svg+xml', '/a/b.mp3', null],
  ['application/pdf', '/a/b.mp3', null],
  ['text/plain', '/a/b.mp3', null],
  ['constructor', '/a', null],
  ['text/html; charset=utf-8', '/a/b.mp3', 'text'],
  ['application/json', '/a', 'text'],
  ['application/xml', '/a', 'text'],
])('%s at %s: %s', (header, path, expected) => expect(mediaType(header, path)).toBe(expected));

it('lets nothing out but sound and film, whatever is said', () => {
  const said = fc.oneof(fc.string(), fc.constantFrom('audio/', 'text/html', 'AUDIO/MPEG', '__proto__'));
  fc.assert(
    fc.property(said, fc.webPath(), (header, path) => {
      expect(mediaType(header, path) ?? 'text').toMatch(/^(text$|(audio|video)\/[a-z0-9-]+$)/);
    }),
  );
});
