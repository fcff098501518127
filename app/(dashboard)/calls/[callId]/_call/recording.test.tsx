import { MantineProvider } from '@mantine/core';
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { can, type Viewer } from '@/lib/auth/viewer.ts';
import { getCall } from '@/lib/calls/get-call.ts';
import { useTestDatabase } from '@/tests/database.ts';
import { admin, guest, insertCall, insertConnection } from '@/tests/sample-calls.ts';
import { Recording } from './recording.tsx';
import { nextSpeed, recordingCommand, speeds } from './recording-keys.ts';
import { momentHash, momentOf } from './recording-moment.ts';

// biome-ignore lint/correctness/useHookAtTopLevel: no hook of React
useTestDatabase();

async function rendered(viewer: Viewer, recordingUrl: string | null): Promise<string> {
  const recordingState = recordingUrl === null ? 'none' : 'available';
  const id = await insertCall(await insertConnection(), { recordingUrl, recordingState });
  const found = await getCall(viewer, id);
  if (found === null) throw new Error('the call is missing');
  return renderToStaticMarkup(
    <MantineProvider>
      <Recording call={found.call} mayPlay={can(viewer, 'recordings.play')} />
    </MantineProvider>,
  );
}

describe('the recording on the page', () => {
  it('is a player of our own origin that fetches nothing by itself', async () => {
    const html = await rendered(admin, 'https://media.example.com/a.mp3?token=x');
    expect(html).toMatch(/<audio src="\/api\/calls\/[0-9a-f-]{36}\/recording" preload="none">/);
    expect(html).toContain('aria-label="Play"');
    expect(html).toContain('href="https://media.example.com/a.mp3?token=x"');
  });

  it('is never a link to what is no page', async () => {
    const html = await rendered(admin, 'javascript:alert(1)');
    expect(html).toContain('not one that can be opened: <code>javascript:alert(1)</code>');
    expect(html).not.toMatch(/<a |<audio|<button|="javascript:/);
  });

  it('is a sentence for roles that may not listen, without the address', async () => {
    const html = await rendered(guest, 'https://media.example.com/a.mp3');
    expect(html).toContain('Your role does not include listening');
    expect(html).not.toMatch(/<audio|media\.example\.com|<button/);
  });

  it('is nothing where there is none', async () => {
    expect(await rendered(admin, null)).not.toContain('Recording');
  });
});

describe('a moment in the address', () => {
  it.each([
    ['#t=83', 83],
    ['#t=0', 0],
    ['#t=1.5', 1.5],
    ['', null],
    ['#turn-12', null],
    ['#t=-5', null],
    ['#t=1e9', null],
    ['#t=12345678', null],
  ])('%j: %j', (hash, seconds) => expect(momentOf(hash)).toBe(seconds));

  it('comes back as the second it was written in', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 999_999, noNaN: true }), (seconds) => {
        expect(momentOf(momentHash(seconds))).toBe(Math.floor(seconds));
      }),
    );
  });
});

describe('keys', () => {
  it.each([
    [' ', 'toggle'],
    ['k', 'toggle'],
    ['K', 'toggle'],
    ['j', 'back'],
    ['ArrowLeft', 'back'],
    ['l', 'forward'],
    ['ArrowRight', 'forward'],
    ['<', 'slower'],
    ['>', 'faster'],
    ['Tab', null],
    ['constructor', null],
    ['ArrowUp', null],
  ])('%j: %j', (key, command) => expect(recordingCommand(key)).toBe(command));

  it('go through the speeds one by one and stop at both ends', () => {
    expect([1, 1.25, 1.5, 2].map((speed) => nextSpeed(speed, 'faster'))).toEqual([1.25, 1.5, 2, 2]);
    expect([1, 0.75].map((speed) => nextSpeed(speed, 'slower'))).toEqual([0.75, 0.75]);
    for (const speed of speeds) expect(speeds).toContain(nextSpeed(speed, 'faster'));
  });
});
