import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { auditedPages, measuredPages } from './measured-pages.ts';

const app = path.resolve(import.meta.dirname, '../../app');
const pages = measuredPages({ call: '1', agent: '2', connection: '3', delivery: '4' });

/** They are there before the first admin, and for whoever holds a link: both show the form of the sign-in page. */
const leftOut = ['(entry)/invitation/[token]/page.tsx', '(entry)/setup/page.tsx'];

test('every kind of page is weighed', () => {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => file.endsWith('/page.tsx'));
  expect([...pages.map(({ file }) => file), ...leftOut].sort()).toEqual(files.sort());
});

test('the pages that Lighthouse goes through are among them', () => {
  expect(pages.map(({ name }) => name)).toEqual(expect.arrayContaining(auditedPages));
});
