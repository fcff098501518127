import Link from 'next/link';
import { callsHref } from '@/app/_figures/calls-href.ts';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { ShareList, type SharePart, type ShareRow } from '@/app/_figures/share-list.tsx';
import { StackedLegend } from '@/app/_figures/stacked-legend.tsx';
import { partyColour } from '@/app/_ui/party-colour.ts';
import type { FigureScope } from '@/lib/analytics/figure-scope.ts';
import type { HangupFigures, ReasonFigures } from '@/lib/analytics/hangup-figures.ts';
import { hangupFilters } from '@/lib/analytics/hangup-filters.ts';
import { wholeShares } from '@/lib/analytics/whole-shares.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';
import type { Certainty } from '@/lib/calls/vocabulary.ts';
import { certaintyName, partyName, reasonMeaning, reasonName } from './hangup-names.ts';
import classes from './hangups.module.css';
import { type HangupsScreen, hangupsHref } from './hangups-screen.ts';
import { reasonRange } from './reason-range.ts';
import { ReasonTable } from './reason-table.tsx';

type Props = {
  screen: HangupsScreen;
  figures: HangupFigures;
  before: HangupFigures | null;
  csv: string | null;
};

/** Why calls ended and on whose side: certain parts solid, ambiguous ones hatched. */
export function ReasonsCard({ screen, figures, before, csv }: Props) {
  const { scope } = screen.address;
  return (
    <FigureCard
      title="Why calls ended"
      metric="hangupReasons"
      n={figures.calls}
      csv={csv}
      chart={<ShareList label="Ended calls by reason" rowName="Reason" rows={reasonRows(screen, figures)} />}
    >
      <div className={classes.legends}>
        <StackedLegend
          label="Who ended the calls"
          series={figures.parties.map(({ party, calls }) => ({
            key: party ?? 'not_given',
            name: partyName(party),
            colour: partyColour[party ?? 'not_given'],
            count: calls,
            href: hrefOf(hangupFilters(scope, { party })),
          }))}
        />
        {figures.ambiguous > 0 && (
          <p className={classes.explained}>
            <span className={classes.hatch} aria-hidden="true" /> Hatched: the provider’s word has several
            meanings. The range says how few and how many calls it may be.
          </p>
        )}
      </div>
      <details className={classes.more}>
        <summary>Reason by side, as a table</summary>
        <ReasonTable screen={screen} figures={figures} before={before} />
      </details>
    </FigureCard>
  );
}

/** The rows of the list; their shares add up to 100. */
function reasonRows(screen: HangupsScreen, { reasons }: Pick<HangupFigures, 'reasons'>): ShareRow[] {
  const shares = wholeShares(reasons.map(({ calls }) => calls));
  const { filters, scope } = screen.address;
  return reasons.map((figures, index) => {
    const { reason, calls } = figures;
    const isOpen = reason === null || filters.reason?.join() === reason;
    return {
      key: reason ?? 'not_given',
      label: reasonName(reason),
      means: reasonMeaning(reason),
      href: hrefOf(hangupFilters(scope, { reason })),
      count: calls,
      share: `${shares[index] ?? 0} %`,
      solid: partsOf(scope, figures, ['exact', 'unmapped', 'unsaid']),
      hatched: partsOf(scope, figures, ['ambiguous']),
      range: reasonRange(figures) ?? undefined,
      note: isOpen ? undefined : (
        <Link
          href={hangupsHref(screen, { filters: { ...filters, reason: [reason] } })}
          prefetch={false}
          scroll={false}
        >
          providers’ words<span className="visually-hidden"> for {reasonName(reason)}</span>
        </Link>
      ),
    };
  });
}

function partsOf(
  scope: FigureScope,
  { reason, parties }: ReasonFigures,
  wanted: readonly (Certainty | 'unsaid')[],
): SharePart[] {
  return parties.flatMap(({ party, calls, ...counts }) =>
    wanted.flatMap((certainty): SharePart[] => {
      const unsaid = calls - counts.exact - counts.ambiguous - counts.unmapped;
      const count = certainty === 'unsaid' ? unsaid : counts[certainty];
      if (count === 0) return [];
      const asked = certainty === 'unsaid' ? null : hangupFilters(scope, { reason, party, certainty });
      const how = certainty === 'unsaid' ? 'Not given' : certaintyName(certainty);
      return [
        {
          key: `${party ?? 'not_given'} ${certainty}`,
          label: `${partyName(party)}, ${how.toLowerCase()}`,
          count,
          href: hrefOf(asked),
          colour: partyColour[party ?? 'not_given'],
        },
      ];
    }),
  );
}

const hrefOf = (filters: CallFilters | null) => (filters === null ? undefined : callsHref(filters));
