import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { callsHref } from '@/app/_figures/calls-href.ts';
import type { AgentFigure } from '@/lib/analytics/agent-figures.ts';
import { agentFilters } from '@/lib/analytics/agent-filters.ts';
import { figureScope } from '@/lib/analytics/figure-scope.ts';
import { readAgentsScreen } from './agents-address.ts';
import { AgentsTable } from './agents-table.tsx';

const asha = '0f8fad5b-d9cb-469f-a165-70867728950e';
const mia = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const scope = figureScope(
  { from: '2026-11-19T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z', zone: 'UTC' },
  { agent: [asha, mia] },
);
const agents: AgentFigure[] = [
  {
    ...{ id: asha, name: 'Asha <b>', kind: 'human', calls: 5, answered: 4, offers: 8, missed: 2 },
    ...{
      talk: { total: 240, mean: 80, known: 3 },
      wait: { total: 24, mean: 12, known: 2 },
      answerShare: 0.75,
    },
  },
  {
    ...{ id: mia, name: 'Mia', kind: 'ai', calls: 1, answered: 0, offers: 0, missed: 0, answerShare: null },
    ...{ talk: { total: 0, mean: null, known: 0 }, wait: { total: 0, mean: null, known: 0 } },
  },
];

function render(parameters: Record<string, string> = {}) {
  return renderToStaticMarkup(
    <MantineProvider>
      <AgentsTable agents={agents} scope={scope} query="period=30d" screen={readAgentsScreen(parameters)} />
    </MantineProvider>,
  );
}

test('every number leads to as many calls as it is of, and what is not known is a dash', () => {
  const marks = [
    ...render().matchAll(/<a data-mark="([^"]*)" data-count="(\d+)" href="([^"]*)"[^>]*>(.*?)<span/g),
  ].map(([, mark, count, href = '', text]) => [mark, count, href.replaceAll('&amp;', '&'), text]);
  const own = agentFilters(scope, asha);
  expect(marks).toEqual([
    [`${asha} calls`, '5', callsHref(own.calls), '5'],
    [`${asha} answered`, '4', callsHref(own.answered), '4'],
    [`${asha} talk`, '3', callsHref(own.talk), '4 min'],
    [`${asha} meanTalk`, '3', callsHref(own.talk), '1:20'],
    [`${asha} wait`, '2', callsHref(own.wait), '0:12'],
    [`${asha} offers`, '8', callsHref(own.offers), '8'],
    [`${asha} missed`, '2', callsHref(own.missed), '2'],
    [`${asha} share`, '8', callsHref(own.offers), '75%'],
    [`${mia} calls`, '1', callsHref(agentFilters(scope, mia).calls), '1'],
  ]);
  // Talk, mean talk, mean wait and answer share of an agent without any.
  expect(render().match(/data-unknown/g)).toHaveLength(4);
});

test('offers are asked for by whom they rang, whoever took the call', () => {
  const { offers, missed } = agentFilters(scope, asha);
  expect(offers).toMatchObject({ offeredTo: [asha], direction: ['inbound', 'outbound', 'unknown'] });
  expect(missed).toMatchObject({ missedBy: [asha] });
  for (const filters of [offers, missed]) expect(filters).not.toHaveProperty('agent');
});

test('headers sort, and the other way round once they have; names lead to their page', () => {
  const hrefs = (html: string) =>
    [...html.matchAll(/href="(\/agents[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  expect(hrefs(render())).toEqual([
    '/agents?period=30d&sort=name',
    '/agents?period=30d&order=reversed',
    ...['answered', 'talk', 'meanTalk', 'wait', 'offers', 'missed', 'share'].map(
      (sort) => `/agents?period=30d&sort=${sort}`,
    ),
    `/agents/${asha}?period=30d`,
    `/agents/${mia}?period=30d`,
  ]);
  expect(render()).toContain('aria-sort="descending"');
  expect(render({ sort: 'name' })).toContain('aria-sort="ascending"');
  expect(hrefs(render({ sort: 'wait', order: 'reversed' }))).toContain('/agents?period=30d&sort=wait');
  expect(render()).toContain('<bdi>Asha &lt;b&gt;</bdi>');
});
