import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { NoCalls } from './no-calls.tsx';

const nothing = { filtered: true, onCursor: false, query: 'connection=x&outcome=missed', isMasked: false };
const view = { name: 'East', mayChange: true, owner: 'Olga' };
const said = (more: Partial<Parameters<typeof NoCalls>[0]>) =>
  renderToStaticMarkup(<NoCalls {...nothing} queryOfRemoved={null} view={undefined} {...more} />);

test('a list of a connection that was removed says so, and leads to the same of all others', () => {
  const list = said({ queryOfRemoved: 'outcome=missed' });
  expect(list).toContain('was removed, and its calls with it');
  expect(list).toContain('href="/calls?outcome=missed"');
  expect(list).not.toContain('saved view');
  expect(said({})).toContain('No call matches');
});

test('a saved view of such a connection can be deleted by whoever may change it', () => {
  expect(said({ queryOfRemoved: '', view })).toContain('Delete it under Views.');
  expect(said({ queryOfRemoved: '', view: { ...view, mayChange: false } })).toContain('Olga can delete it.');
});
