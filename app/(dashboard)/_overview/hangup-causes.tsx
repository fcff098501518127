import Link from 'next/link';
import { callsHref } from '@/app/_figures/calls-href.ts';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { figureHref } from '@/app/_figures/figure-href.ts';
import { ShareList, type SharePart } from '@/app/_figures/share-list.tsx';
import { reasonColour } from '@/app/_ui/reason-colour.ts';
import type { FigureAddress } from '@/lib/analytics/figure-address.ts';
import type { HangupFigures } from '@/lib/analytics/hangup-figures.ts';
import { hangupFilters } from '@/lib/analytics/hangup-filters.ts';
import { wholeShares } from '@/lib/analytics/whole-shares.ts';
import { reasonLabels } from '@/lib/calls/labels.ts';
import type { Certainty } from '@/lib/calls/vocabulary.ts';
import classes from './overview.module.css';

type Props = { address: FigureAddress; figures: HangupFigures; csv: string | null };

const most = 7;

/** Why most calls ended: what is certain solid, what may be something else hatched. */
export function HangupCauses({ address, figures, csv }: Props) {
  const shares = wholeShares(figures.reasons.map(({ calls }) => calls));
  const rows = figures.reasons.map(({ reason, calls, exact, ambiguous, unmapped, min, max }, index) => {
    const hrefOf = (certainty?: Certainty) => {
      const filters = hangupFilters(address.scope, {
        reason,
        ...(certainty === undefined ? {} : { certainty }),
      });
      return filters === null ? undefined : callsHref(filters);
    };
    const part = (certainty: Certainty, label: string, count: number): SharePart => ({
      ...{ key: certainty, label, count, href: hrefOf(certainty) },
    });
    return {
      key: reason ?? 'none',
      label: reason === null ? 'Not said' : reasonLabels[reason].word,
      ...(reason === null ? {} : { means: reasonLabels[reason].means, colour: reasonColour[reason] }),
      ...{ count: calls, share: `${shares[index]} %`, href: hrefOf() },
      solid:
        reason === null
          ? [{ key: 'none', label: 'the provider says nothing', count: calls }]
          : [part('exact', 'certain', exact), part('unmapped', 'not recognised', unmapped)],
      hatched: [part('ambiguous', 'one of several reasons', ambiguous)],
      ...(min === max ? {} : { range: `${min}–${max}` }),
    };
  });
  return (
    <FigureCard
      title="Hang-up causes"
      metric="hangupReasons"
      n={figures.calls}
      csv={csv}
      chart={<ShareList label="Ended calls by hang-up reason" rowName="Reason" rows={rows.slice(0, most)} />}
    >
      <p className={classes.more}>
        <Link href={figureHref('/hangups', address)}>
          {rows.length > most ? `All ${rows.length} reasons, ` : 'By side, '}words and trend
        </Link>
      </p>
    </FigureCard>
  );
}
