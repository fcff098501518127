import Link from 'next/link';
import type { AiAgent } from '@/lib/analytics/ai-agents.ts';
import { aiCallFilters } from '@/lib/analytics/ai-call-filters.ts';
import { aiFailedActions } from '@/lib/analytics/ai-failed-actions.ts';
import { aiFields } from '@/lib/analytics/ai-fields.ts';
import { aiFigures } from '@/lib/analytics/ai-figures.ts';
import { extractedValues } from '@/lib/analytics/extracted-values.ts';
import { periodRange, periods } from '@/lib/analytics/period.ts';
import type { Viewer } from '@/lib/auth/viewer.ts';
import { listCalls } from '@/lib/calls/list-calls.ts';
import { AgentsTable } from './agents-table.tsx';
import { type AiScreen, aiHref } from './ai-address.ts';
import classes from './ai-calls.module.css';
import { CallsLink, whole } from './ai-figure.tsx';
import { AiTiles } from './ai-tiles.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { Endings } from './endings.tsx';
import { FailedActions } from './failed-actions.tsx';
import { Fields } from './fields.tsx';
import { NewestCalls } from './newest-calls.tsx';

/** So many calls stand in the table; the list has all. */
const newestShown = 25;
/** Of the fields extracted most often so many are columns, unless others were chosen. */
const usualColumns = 4;

type Props = { viewer: Viewer; agents: AiAgent[]; screen: AiScreen; zone: string };

/** Everything that is known of the AI calls of a period. */
export async function AiFigures({ viewer, agents, screen, zone }: Props) {
  const { range } = periodRange(screen.period, zone, new Date());
  const chosen = agents.find(({ id }) => id === screen.agent);
  const counted = chosen === undefined ? agents : [chosen];
  const filters = aiCallFilters(
    counted.map(({ id }) => id),
    range,
  );
  const [figures, fields, actions, { calls }] = await Promise.all([
    aiFigures(viewer, filters),
    aiFields(viewer, filters),
    aiFailedActions(viewer, filters),
    listCalls(viewer, { filters: filters.calls, limit: newestShown }),
  ]);
  const offered = fields.map(({ identifier }) => identifier);
  const columns = screen.columns ?? offered.slice(0, usualColumns);
  const values = await extractedValues(
    viewer,
    calls.map(({ id }) => id),
    columns,
  );

  return (
    <>
      {chosen !== undefined && (
        <p className={classes.chosen}>
          Only calls of <bdi>{chosen.name}</bdi>.{' '}
          <Link href={aiHref({ ...screen, agent: null })}>Show all AI agents</Link>
        </p>
      )}
      <AiTiles totals={figures} filters={filters} />
      {figures.calls === 0 ? (
        <p className={classes.nothing}>
          No AI call of this period has ended: {periods[screen.period].words.toLowerCase()}. Choose a longer
          period, or <Link href="/calls?handled=ai">show all calls that an AI agent handled</Link>.
        </p>
      ) : (
        <>
          <Endings figures={figures} filters={filters} />
          <AgentsTable agents={agents} figures={figures} range={range} screen={screen} />
          <Fields fields={fields} filters={filters} />
          <FailedActions actions={actions} filters={filters} zone={zone} />
          <section className={classes.card} aria-labelledby="newest">
            <h2 id="newest">
              Newest calls{' '}
              <small>
                {whole.format(calls.length)} of{' '}
                <CallsLink filters={filters.calls} of="AI calls">
                  {whole.format(figures.calls)}
                </CallsLink>
              </small>
            </h2>
            <ColumnChoice offered={offered} chosen={columns} screen={screen} />
            <NewestCalls calls={calls} columns={columns} values={values} zone={zone} />
          </section>
        </>
      )}
    </>
  );
}
