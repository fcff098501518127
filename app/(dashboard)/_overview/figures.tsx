import { figureHref } from '@/app/_figures/figure-href.ts';
import { FigurePage } from '@/app/_figures/figure-page.tsx';
import { TooLong } from '@/app/_figures/too-long.tsx';
import { agentFigures } from '@/lib/analytics/agent-figures.ts';
import { callFigures, callTotals, totalsByConnection } from '@/lib/analytics/call-figures.ts';
import { callers } from '@/lib/analytics/callers.ts';
import { callsLeftOut } from '@/lib/analytics/calls-left-out.ts';
import { callsLiveNow } from '@/lib/analytics/calls-live-now.ts';
import { countedCalls } from '@/lib/analytics/counted-calls.ts';
import { type FigureAddress, figureQuery } from '@/lib/analytics/figure-address.ts';
import { behind } from '@/lib/analytics/figure-scope.ts';
import { hangupFigures } from '@/lib/analytics/hangup-figures.ts';
import { type HeatMetric, heatMap } from '@/lib/analytics/heat-map.ts';
import { inTime } from '@/lib/analytics/in-time.ts';
import { reportSettings } from '@/lib/analytics/report-settings.ts';
import { hourOfWeek } from '@/lib/analytics/time-range.ts';
import { waitPercentiles } from '@/lib/analytics/wait-percentiles.ts';
import { can, type Viewer } from '@/lib/auth/viewer.ts';
import { listCalls } from '@/lib/calls/list-calls.ts';
import { connectionLabels } from '@/lib/connections/connection-labels.ts';
import { silentConnections } from '@/lib/health/silent-connections.ts';
import { countFailedDeliveries } from '@/lib/webhooks/count-failed-deliveries.ts';
import { Attention } from './attention.tsx';
import { BusiestAgents } from './busiest-agents.tsx';
import { CallsOverTime } from './calls-over-time.tsx';
import { ConnectionsTable } from './connections-table.tsx';
import { HangupCauses } from './hangup-causes.tsx';
import { LiveNow } from './live-now.tsx';
import { MoreFigures } from './more-figures.tsx';
import { OutcomeShares } from './outcome-shares.tsx';
import classes from './overview.module.css';
import { Tiles } from './tiles.tsx';
import { WeekHeatMap } from './week-heat-map.tsx';

type Props = { viewer: Viewer; address: FigureAddress; heat: HeatMetric; now: Date };

const liveShown = 5;

/** The overview once there are calls. */
export async function Figures({ viewer, address, heat, now }: Props) {
  const { scope, grain, before } = address;
  const { zone } = scope.range;
  const [counted, hours, settings, labels] = await Promise.all([
    inTime(
      Promise.all([
        callFigures(viewer, scope, grain),
        before === null ? null : callTotals(viewer, before),
        waitPercentiles(viewer, scope),
        totalsByConnection(viewer, scope),
        callsLeftOut(viewer, scope),
      ]),
    ),
    inTime(heatMap(viewer, scope)),
    reportSettings(),
    connectionLabels(viewer),
  ]);
  const tooLong = (what: string) => <TooLong what={what} address={address} path={pathWith(heat)} />;
  if (counted === null) {
    return (
      <FigurePage title="Overview" viewer={viewer} address={address} path={pathWith(heat)} zone={zone}>
        {tooLong('These figures')}
      </FigurePage>
    );
  }
  const [figures, was, waits, connections, leftOut] = counted;
  const [hangups, agents, people, live, going, silent, failed, newest] = await Promise.all([
    inTime(hangupFigures(viewer, scope)),
    inTime(agentFigures(viewer, scope)),
    inTime(callers(viewer, scope, figures.totals)),
    callsLiveNow(viewer),
    listCalls(viewer, { filters: { ...countedCalls, state: ['live'] }, limit: liveShown }),
    silentConnections(viewer, now),
    can(viewer, 'deliveries.read') ? countFailedDeliveries(viewer, now) : null,
    figures.totals.calls === 0 ? listCalls(viewer, { limit: 1 }) : null,
  ]);
  const csv = (table: string) =>
    can(viewer, 'export') ? `/api/figures/${table}?${figureQuery(address)}` : null;

  return (
    <FigurePage title="Overview" viewer={viewer} address={address} path={pathWith(heat)} zone={zone}>
      <Attention
        silent={silent}
        failed={failed}
        unmapped={{ calls: hangups?.unmapped ?? 0, filters: behind(scope, { certainty: ['unmapped'] }) }}
        mayOpen={can(viewer, 'connections.manage')}
        zone={zone}
      />
      <Tiles scope={scope} figures={figures} before={was} waits={waits} settings={settings} />
      <CallsOverTime
        address={address}
        path={pathWith(heat)}
        figures={figures}
        leftOut={leftOut}
        newestStart={newest?.calls[0]?.startedAt ?? null}
        csv={csv('calls-over-time')}
      />
      {figures.totals.calls > 0 && (
        <>
          <div className={classes.pair}>
            <OutcomeShares scope={scope} totals={figures.totals} csv={csv('outcomes')} />
            {hangups === null ? (
              tooLong('Hang-up causes')
            ) : (
              <HangupCauses address={address} figures={hangups} csv={csv('hangups')} />
            )}
          </div>
          {hours === null ? (
            tooLong('Hours of the week')
          ) : (
            <WeekHeatMap
              scope={scope}
              hours={hours}
              metric={heat}
              hrefOf={(metric) => figureHref(pathWith(metric), address)}
              now={hourOfWeek(now, zone)}
              weekStart={settings.weekStart}
              csv={csv('hours-of-the-week')}
            />
          )}
          <ConnectionsTable
            scope={scope}
            totals={connections}
            labels={labels}
            settings={settings}
            csv={csv('connections')}
          />
        </>
      )}
      <div className={classes.bottom}>
        {figures.totals.calls > 0 &&
          (agents === null ? (
            tooLong('Busiest agents')
          ) : (
            <BusiestAgents address={address} agents={agents} csv={csv('agents')} />
          ))}
        {figures.totals.calls > 0 && (
          <MoreFigures scope={scope} totals={figures.totals} before={was} callers={people} />
        )}
        <LiveNow counts={live} newest={going.calls} zone={zone} />
      </div>
    </FigurePage>
  );
}

function pathWith(heat: HeatMetric): string {
  return heat === 'calls' ? '/' : `/?heat=${heat}`;
}
