import { z } from 'zod';
import type { AgentFigure } from '@/lib/analytics/agent-figures.ts';

/** What the table of agents can be sorted by. */
export const agentSort = z.enum([
  'name',
  'calls',
  'answered',
  'talk',
  'meanTalk',
  'wait',
  'offers',
  'missed',
  'share',
]);
export type AgentSort = z.infer<typeof agentSort>;

/** How the table of agents is shown, beside the filters that all figures have. */
export type AgentsScreen = {
  sort: AgentSort;
  /** Names from Z, numbers from the smallest. */
  reversed: boolean;
  /** Part of a name. */
  find: string;
  kind: 'human' | 'ai' | null;
};

type Parameters = Record<string, string | string[] | undefined>;

/** Reads the address; what means nothing is as if it were absent. */
export function readAgentsScreen({ sort, order, find, kind }: Parameters): AgentsScreen {
  const chosen = agentSort.safeParse(sort);
  return {
    sort: chosen.success ? chosen.data : 'calls',
    reversed: order === 'reversed',
    find: typeof find === 'string' ? find.trim().slice(0, 200) : '',
    kind: kind === 'human' || kind === 'ai' ? kind : null,
  };
}

/** The same as parts of an address, defaults left out. */
export function agentsParameters({ sort, reversed, find, kind }: AgentsScreen): [string, string][] {
  const parameters: [string, string, boolean][] = [
    ['find', find, find !== ''],
    ['kind', kind ?? '', kind !== null],
    ['sort', sort, sort !== 'calls'],
    ['order', 'reversed', reversed],
  ];
  return parameters.flatMap(([name, value, isSaid]) => (isSaid ? [[name, value]] : []));
}

/** @param query of the filters, as `figureQuery` writes it. */
export function agentsHref(query: string, screen: AgentsScreen): string {
  const own = new URLSearchParams(agentsParameters(screen)).toString();
  const parts = [query, own].filter((part) => part !== '');
  return parts.length === 0 ? '/agents' : `/agents?${parts.join('&')}`;
}

/** The agents that are asked for, in the order asked for; what is not known comes last, whichever the order. */
export function chosenAgents(figures: readonly AgentFigure[], screen: AgentsScreen): AgentFigure[] {
  const wanted = screen.find.toLocaleLowerCase();
  const direction = screen.reversed ? -1 : 1;
  return figures
    .filter(({ kind }) => screen.kind === null || kind === screen.kind)
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => {
      const [left, right] = [sortValue(a, screen.sort), sortValue(b, screen.sort)];
      if (left === null || right === null) return Number(left === null) - Number(right === null);
      const compared =
        typeof left === 'string' || typeof right === 'string'
          ? String(left).localeCompare(String(right))
          : right - left;
      return direction * compared || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
    });
}

function sortValue(figure: AgentFigure, by: AgentSort): string | number | null {
  switch (by) {
    case 'name':
      return figure.name;
    case 'talk':
      return figure.talk.known === 0 ? null : figure.talk.total;
    case 'meanTalk':
      return figure.talk.mean;
    case 'wait':
      return figure.wait.mean;
    case 'share':
      return figure.answerShare;
    default:
      return figure[by];
  }
}
