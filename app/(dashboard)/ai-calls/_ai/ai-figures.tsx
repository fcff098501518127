import { aiAgents, mostAiAgents } from '@/lib/analytics/ai-agents.ts';
import { aiCallFilters, aiScope } from '@/lib/analytics/ai-call-filters.ts';
import { aiFailedActions } from '@/lib/analytics/ai-failed-actions.ts';
import { aiFields } from '@/lib/analytics/ai-fields.ts';
import { aiFigures } from '@/lib/analytics/ai-figures.ts';
import { extractedValues } from '@/lib/analytics/extracted-values.ts';
import type { Viewer } from '@/lib/auth/viewer.ts';
import { listCalls } from '@/lib/calls/list-calls.ts';
import { AiAgentsTable } from './ai-agents-table.tsx';
import classes from './ai-calls.module.css';
import type { AiScreen } from './ai-screen.ts';
import { AiTiles } from './ai-tiles.tsx';
import { Endings } from './endings.tsx';
import { FailedActions } from './failed-actions.tsx';
import { Fields } from './fields.tsx';
import { NewestCalls } from './newest-calls.tsx';
import { NoAiAgents, NoAiCalls } from './no-ai-calls.tsx';
import { TranscriptSearch } from './transcript-search.tsx';

/** So many calls stand in the table; the list has all. */
const newestShown = 25;
/** Of the fields extracted most often so many are columns, unless others were chosen. */
const usualColumns = 4;

type Props = { viewer: Viewer; screen: AiScreen; zone: string };

/** Everything that is known of the AI calls of a scope. */
export async function AiFigures({ viewer, screen, zone }: Props) {
  const { scope, before, filters: chosen } = screen.address;
  const { agents, more } = await aiAgents(viewer, chosen.agent);
  if (agents.length === 0) {
    const { agents: all } = chosen.agent === undefined ? { agents } : await aiAgents(viewer);
    return <NoAiAgents screen={screen} hasOthers={all.length > 0} />;
  }
  const ids = agents.map(({ id }) => id);
  const own = aiScope(scope, ids);
  const filters = aiCallFilters(own);
  const [figures, earlier, fields, actions, { calls }] = await Promise.all([
    aiFigures(viewer, filters),
    before === null ? null : aiFigures(viewer, aiCallFilters(aiScope(before, ids))),
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
      <TranscriptSearch filters={chosen} />
      {more && <p className={classes.quiet}>Only the first {mostAiAgents} AI agents by name are counted.</p>}
      <AiTiles totals={figures} before={earlier} filters={filters} />
      {figures.calls === 0 ? (
        <NoAiCalls screen={screen} />
      ) : (
        <>
          <Endings figures={figures} filters={filters} />
          <AiAgentsTable agents={agents} figures={figures} scope={own} screen={screen} />
          <Fields fields={fields} filters={filters} />
          <FailedActions actions={actions} filters={filters} zone={zone} />
          <NewestCalls
            {...{ calls, columns, values, offered, screen, zone }}
            all={{ count: figures.calls, filters: filters.calls }}
          />
        </>
      )}
    </>
  );
}
