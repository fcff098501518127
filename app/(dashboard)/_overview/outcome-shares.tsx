import { callsHref } from '@/app/_figures/calls-href.ts';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { ShareList } from '@/app/_figures/share-list.tsx';
import { outcomeColour } from '@/app/_ui/outcome-colour.ts';
import type { CallTotals } from '@/lib/analytics/call-totals.ts';
import { behind, type FigureScope } from '@/lib/analytics/figure-scope.ts';
import { wholeShares } from '@/lib/analytics/whole-shares.ts';
import { outcomeLabels } from '@/lib/calls/labels.ts';
import { outcome } from '@/lib/calls/vocabulary.ts';

type Props = { scope: FigureScope; totals: CallTotals; csv: string | null };

/** What came of the calls, each outcome with its share. */
export function OutcomeShares({ scope, totals, csv }: Props) {
  const occurring = outcome.options.filter((word) => totals.outcomes[word] > 0);
  const shares = wholeShares(occurring.map((word) => totals.outcomes[word]));
  const rows = occurring.map((word, index) => {
    const count = totals.outcomes[word];
    const { word: label, means } = outcomeLabels[word];
    const href = callsHref(behind(scope, { outcome: [word] }));
    return {
      ...{ key: word, label, means, href, count, share: `${shares[index]} %`, colour: outcomeColour[word] },
      solid: [{ key: word, label, count, href }],
    };
  });
  return (
    <FigureCard
      title="Outcomes"
      metric="outcomes"
      n={totals.calls}
      csv={csv}
      chart={
        <ShareList
          label="Ended calls by outcome"
          rowName="Outcome"
          rows={rows.sort((a, b) => b.count - a.count)}
        />
      }
    />
  );
}
