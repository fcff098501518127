import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { copyLines } from './copy-lines.ts';

it('shows what a process prints; what it quotes of others steers no terminal', async () => {
  const from = new PassThrough();
  const to = new PassThrough({ encoding: 'utf8' });
  copyLines(from, to, /^▲/);
  from.write('▲ a banner\nError: no call "\u001b]0;pwned\u0007\u009b2J"\n    at x.ts:1');
  from.end();
  await once(from, 'close');
  await new Promise(setImmediate);
  expect(to.read()).toBe('Error: no call "\\u001b]0;pwned\\u0007\\u009b2J"\n    at x.ts:1\n');
});
