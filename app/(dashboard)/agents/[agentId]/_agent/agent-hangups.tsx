import Link from 'next/link';
import { callsHref } from '@/app/_figures/calls-href.ts';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { ShareList, type ShareRow } from '@/app/_figures/share-list.tsx';
import { reasonColour } from '@/app/_ui/reason-colour.ts';
import { behind, type FigureScope } from '@/lib/analytics/figure-scope.ts';
import type { HangupFigures } from '@/lib/analytics/hangup-figures.ts';
import { wholeShares } from '@/lib/analytics/whole-shares.ts';
import { reasonLabels } from '@/lib/calls/labels.ts';
import classes from '../../_agents/agents.module.css';

type Props = {
  figures: HangupFigures;
  /** Of the one agent. */
  scope: FigureScope;
  /** All that is known of the hang-ups of the agent. */
  href: string;
  /** Where the figures can be had as a file; `null` for whom they cannot. */
  csv: string | null;
};

/** Why the agent's calls ended. */
export function AgentHangups({ figures, scope, href, csv }: Props) {
  const shares = wholeShares(figures.reasons.map(({ calls }) => calls));
  const rows = figures.reasons.map(({ reason, calls }, index): ShareRow => {
    const behindIt = reason === null ? undefined : callsHref(behind(scope, { reason: [reason] }));
    return {
      key: reason ?? 'unsaid',
      label: reason === null ? 'The provider gives none' : reasonLabels[reason].word,
      ...(reason === null ? {} : { means: reasonLabels[reason].means }),
      href: behindIt,
      count: calls,
      share: `${shares[index] ?? 0} %`,
      ...(reason === null ? {} : { colour: reasonColour[reason] }),
      solid: [{ key: 'all', label: 'all', count: calls, href: behindIt }],
    };
  });
  return (
    <FigureCard title="Why its calls ended" metric="hangupReasons" csv={rows.length === 0 ? null : csv}>
      {rows.length === 0 ? (
        <p className={classes.quiet}>No call of the agent ended in this period.</p>
      ) : (
        <>
          <ShareList label="Calls of the agent by reason" rowName="Reason" rows={rows} />
          <p className={classes.quiet}>
            <Link href={href}>On whose side, and in whose words</Link>
          </p>
        </>
      )}
    </FigureCard>
  );
}
