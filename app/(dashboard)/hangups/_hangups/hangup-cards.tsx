import { Fragment } from 'react';
import { TooLong } from '@/app/_figures/too-long.tsx';
import { hangupBreakdown } from '@/lib/analytics/hangup-breakdown.ts';
import { hangupFigures } from '@/lib/analytics/hangup-figures.ts';
import { hangupTrend } from '@/lib/analytics/hangup-trend.ts';
import { hangupWords } from '@/lib/analytics/hangup-words.ts';
import { inTime } from '@/lib/analytics/in-time.ts';
import { overviewState } from '@/lib/analytics/overview-state.ts';
import { can, type Viewer } from '@/lib/auth/viewer.ts';
import { listUnmappedWords } from '@/lib/calls/list-unmapped-words.ts';
import { connectionLabels } from '@/lib/connections/connection-labels.ts';
import { BreakdownCard } from './breakdown-card.tsx';
import { CandidatesCard } from './candidates-card.tsx';
import { reasonName } from './hangup-names.ts';
import classes from './hangups.module.css';
import { type HangupsScreen, hangupsQuery } from './hangups-screen.ts';
import { NoHangups } from './no-hangups.tsx';
import { ReasonsCard } from './reasons-card.tsx';
import { TrendCard } from './trend-card.tsx';
import { UnmappedCard } from './unmapped-card.tsx';
import { WordsCard } from './words-card.tsx';

/** So many unknown words are listed; the command line lists all. */
const listedWords = 20;
/** Of so many chosen reasons the providers' words are shown. */
const openedReasons = 3;

type Props = { viewer: Viewer; screen: HangupsScreen };

/** Everything that is known of why the calls of a scope ended. */
export async function HangupCards({ viewer, screen }: Props) {
  const { scope, before, grain } = screen.address;
  const [figures, list] = await Promise.all([
    inTime(hangupFigures(viewer, scope)),
    can(viewer, 'deliveries.read') ? inTime(listUnmappedWords(viewer, { limit: listedWords })) : null,
  ]);
  const tooLong = (what: string) => <TooLong what={what} address={screen.address} path="/hangups" />;
  if (figures === null) return tooLong('These figures');
  const unmapped = <UnmappedCard scope={scope} calls={figures.unmapped} list={list} />;
  // First of all: to find out call by call that none matches takes longest.
  if (figures.calls === 0) {
    const { kind } = await overviewState(viewer);
    return (
      <>
        <NoHangups screen={screen} hasCalls={kind === 'figures'} />
        {unmapped}
      </>
    );
  }
  const opened = (scope.filters.reason ?? []).slice(0, openedReasons);
  const [earlier, trend, breakdown, words, labels] = await Promise.all([
    before === null ? null : inTime(hangupFigures(viewer, before)),
    inTime(hangupTrend(viewer, scope, grain)),
    inTime(hangupBreakdown(viewer, scope, screen.by)),
    Promise.all(
      opened.map(async (reason) => ({ reason, words: await inTime(hangupWords(viewer, scope, reason)) })),
    ),
    connectionLabels(viewer),
  ]);
  const csv = (table: string, changed: Parameters<typeof hangupsQuery>[1] = {}) =>
    can(viewer, 'export') ? `/api/figures/${table}?${hangupsQuery(screen, changed)}` : null;
  return (
    <>
      <ReasonsCard screen={screen} figures={figures} before={earlier} csv={csv('hangups')} />
      {words.map(({ reason, words }) =>
        words === null ? (
          <Fragment key={reason}>{tooLong(`The words of ${reasonName(reason)}`)}</Fragment>
        ) : (
          <WordsCard
            key={reason}
            reason={reason}
            words={words}
            labels={labels}
            csv={csv('hangup-words', { filters: { ...screen.address.filters, reason: [reason] } })}
          />
        ),
      )}
      {trend === null ? (
        tooLong('Reasons over time')
      ) : (
        <TrendCard screen={screen} trend={trend} csv={csv('hangup-trend')} />
      )}
      {breakdown === null ? (
        tooLong('Where calls end')
      ) : (
        <BreakdownCard screen={screen} figures={breakdown} csv={csv('hangup-breakdown')} />
      )}
      <div className={classes.pair}>
        <CandidatesCard scope={scope} figures={figures} />
        {unmapped}
      </div>
    </>
  );
}
