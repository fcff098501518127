import type { CallFilters } from '../calls/filters.ts';
import { offerScope } from './agent-counts.ts';
import { behind, type FigureScope } from './figure-scope.ts';

/** The calls behind each figure of an agent, as filters: the figure counts these, and its link leads to them. */
type AgentFilters = {
  /** Every ended call of the agent. */
  calls: CallFilters;
  answered: CallFilters;
  /** Calls whose talk time is known, or whose wait. */
  talk: CallFilters;
  wait: CallFilters;
  /** Inbound calls that rang the agent, whoever took them; and those of them that it let ring. */
  offers: CallFilters;
  missed: CallFilters;
};

/** @param id of an agent that is merged into no other; it stands for those merged into it. */
export function agentFilters(scope: FigureScope, id: string): AgentFilters {
  const agent = [id];
  const { talk = { min: 0 }, wait = { min: 0 } } = scope.filters;
  const offered = offerScope(scope).scope;
  return {
    calls: behind(scope, { agent }),
    answered: behind(scope, { agent, outcome: ['answered'] }),
    talk: behind(scope, { agent, talk }),
    wait: behind(scope, { agent, wait }),
    offers: behind(offered, { offeredTo: agent }),
    missed: behind(offered, { missedBy: agent }),
  };
}
