import { callsHref } from '@/app/_figures/calls-href.ts';
import { meanWords, rateWords, spanWords } from '@/app/_figures/figure-words.ts';
import { changeOf, type MetricChange, pointsOf } from '@/app/_figures/metric-change.ts';
import { MetricTile, MetricTiles } from '@/app/_figures/metric-tile.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { AgentFigure } from '@/lib/analytics/agent-figures.ts';
import { agentFilters } from '@/lib/analytics/agent-filters.ts';
import type { FigureScope } from '@/lib/analytics/figure-scope.ts';

type Props = {
  /** `null` when the agent had neither a call nor an offer. */
  figure: AgentFigure | null;
  /** What it is compared with; left out where nothing is compared. */
  earlier: AgentFigure | null | undefined;
  scope: FigureScope;
  id: string;
};

const unknown = { total: 0, mean: null, known: 0 };
const nothing = {
  calls: 0,
  answered: 0,
  offers: 0,
  missed: 0,
  answerShare: null,
  talk: unknown,
  wait: unknown,
};

/** The agent's figures at a glance, each with how it was before. */
export function AgentTiles({ figure, earlier, scope, id }: Props) {
  const now = figure ?? nothing;
  const before = earlier ?? nothing;
  const filters = agentFilters(scope, id);
  const compared = (change: MetricChange) => (earlier === undefined ? {} : { change });
  const count = (calls: number, name: keyof typeof filters) => ({
    count: calls,
    href: calls === 0 ? null : callsHref(filters[name]),
  });
  return (
    <MetricTiles label="Figures of the agent">
      <MetricTile
        metric="agentCalls"
        value={wholeNumber(now.calls)}
        {...count(now.calls, 'calls')}
        {...compared(changeOf(now.calls, before.calls))}
        note={`${wholeNumber(now.answered)} answered`}
      />
      <MetricTile
        metric="agentOffers"
        value={wholeNumber(now.offers)}
        {...count(now.offers, 'offers')}
        {...compared(changeOf(now.offers, before.offers))}
      />
      <MetricTile
        metric="agentMissed"
        value={now.offers === 0 ? null : wholeNumber(now.missed)}
        {...count(now.missed, 'missed')}
        {...compared(changeOf(now.missed, before.missed))}
        better="down"
      />
      <MetricTile
        metric="agentAnswerShare"
        value={rateWords(now.answerShare)}
        {...count(now.offers, 'offers')}
        {...compared(pointsOf(now.answerShare, before.answerShare))}
        better="up"
        n={now.offers}
      />
      <MetricTile
        metric="agentTalk"
        value={spanWords(totalOf(now))}
        {...count(now.talk.known, 'talk')}
        {...compared(changeOf(totalOf(now), totalOf(before)))}
        note={now.talk.mean === null ? undefined : `mean ${meanWords(now.talk.mean)}`}
        coverage={{ known: now.talk.known, eligible: now.answered }}
      />
      <MetricTile
        metric="agentWait"
        value={meanWords(now.wait.mean)}
        {...count(now.wait.known, 'wait')}
        {...compared(changeOf(now.wait.mean, before.wait.mean))}
        better="down"
        n={now.wait.known}
      />
    </MetricTiles>
  );
}

const totalOf = ({ talk }: Pick<AgentFigure, 'talk'>) => (talk.known === 0 ? null : talk.total);
