import { callsHref } from '@/app/_figures/calls-href.ts';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { ShareList, type ShareRow } from '@/app/_figures/share-list.tsx';
import { capitalised } from '@/app/_ui/capitalised.ts';
import { partyColour } from '@/app/_ui/party-colour.ts';
import { reasonColour } from '@/app/_ui/reason-colour.ts';
import type { AiCallFilters } from '@/lib/analytics/ai-call-filters.ts';
import type { AiFigures } from '@/lib/analytics/ai-figures.ts';
import { metricDefinitions } from '@/lib/analytics/metric-definitions.ts';
import { wholeShares } from '@/lib/analytics/whole-shares.ts';
import { partyLabels, reasonLabels } from '@/lib/calls/labels.ts';
import { hangupParty } from '@/lib/calls/vocabulary.ts';
import classes from './ai-calls.module.css';

type Props = { figures: AiFigures; filters: AiCallFilters };

/** Who ended the conversations, and why all calls ended. */
export function Endings({ figures, filters }: Props) {
  const endedBy = endedByRows(figures, filters);
  return (
    <div className={classes.pair}>
      <FigureCard title={metricDefinitions.aiEndedBy.title} metric="aiEndedBy" n={figures.reached}>
        {endedBy.length === 0 ? (
          <p className={classes.quiet}>None of these calls reached a person.</p>
        ) : (
          <ShareList label="Calls that reached a person, by who ended them" rowName="Who" rows={endedBy} />
        )}
      </FigureCard>
      <FigureCard title={metricDefinitions.aiReasons.title} metric="aiReasons" n={figures.calls}>
        <ShareList label="AI calls by reason" rowName="Reason" rows={reasonRows(figures, filters)} />
      </FigureCard>
    </div>
  );
}

function endedByRows({ endedBy }: AiFigures, filters: AiCallFilters): ShareRow[] {
  const counts = [...hangupParty.options, null]
    .map((party) => ({ party, calls: endedBy.get(party) ?? 0 }))
    .filter(({ calls }) => calls > 0);
  const shares = wholeShares(counts.map(({ calls }) => calls));
  return counts.map(({ party, calls }, index) => {
    const row = rowOf(`by ${party ?? 'unsaid'}`, calls, shares[index], callsHref(filters.endedBy(party)));
    const colour = partyColour[party ?? 'not_given'];
    if (party === null) return { ...row, colour, label: 'The provider does not say' };
    const { word, means } = partyLabels[party];
    return { ...row, colour, means, label: capitalised(word) };
  });
}

function reasonRows({ reasons }: AiFigures, filters: AiCallFilters): ShareRow[] {
  const shares = wholeShares(reasons.map(({ calls }) => calls));
  return reasons.map(({ reason, calls }, index) => {
    const row = rowOf(`for ${reason ?? 'unsaid'}`, calls, shares[index], callsHref(filters.reason(reason)));
    const colour = reasonColour[reason ?? 'not_given'];
    if (reason === null) return { ...row, colour, label: 'The provider gives none' };
    const { word, means } = reasonLabels[reason];
    return { ...row, colour, means, label: word };
  });
}

function rowOf(key: string, count: number, percent: number | undefined, href: string) {
  const solid = [{ key: 'all', label: 'all', count, href }];
  return { key, count, href, share: `${percent ?? 0} %`, solid };
}
