import type pg from 'pg';
import { z } from 'zod';
import { waitPercentiles } from '../../lib/analytics/wait-percentiles.ts';
import { systemViewer } from '../../lib/auth/system-viewer.ts';
import {
  addressOf,
  type BenchPeriod,
  benchPeriods,
  furtherQuestions,
  overviewQuestions,
} from './analytics-questions.ts';
import type { Question } from './ask-in-rounds.ts';
import { exactPercentiles, rawFigures } from './raw-figures.ts';

const viewer = systemViewer('bench');

export const overview = (period: BenchPeriod) => `overview, ${period}`;
export const further = (period: BenchPeriod) => `behind it, ${period}`;
/** One question for each filter and period: the whole overview. */
export const narrowed = 'overview of one';
export const raw = 'raw';

/** Everything that is asked of a set of calls, by set and name, and their names alone. */
export async function analyticsSets(
  database: pg.Client,
  connections: readonly string[],
): Promise<{ sets: Record<string, string[]>; questions: Record<string, Record<string, Question>> }> {
  const [connection = ''] = connections;
  const { rows } = await database.query(
    "SELECT agent_id AS id FROM call WHERE handled_by = 'human' ORDER BY started_at DESC LIMIT 1",
  );
  const [agent] = z.tuple([z.object({ id: z.uuid() })]).parse(rows);
  const questions: Record<string, Record<string, Question>> = {};
  for (const period of benchPeriods) {
    const address = addressOf(period);
    questions[overview(period)] = overviewQuestions(address);
    questions[further(period)] = furtherQuestions(address, agent.id);
  }
  questions[narrowed] = narrowedOverviews({
    ...{ connection: { connection }, inbound: { direction: 'inbound' }, internal: { direction: 'internal' } },
    ...{
      'handled by people': { handled: 'human' },
      answered: { outcome: 'answered' },
      agent: { agent: agent.id },
    },
    'agent, answered': { agent: agent.id, outcome: 'answered' },
    // What no counter is grouped by: the calls themselves.
    queue: { queue: 'Queue 3' },
  });
  const { scope, before, grain } = addressOf('365d');
  questions[raw] = rawFigures(database, scope.range, before?.range ?? null, grain);
  const sets = Object.fromEntries(
    Object.entries(questions).map(([set, each]): [string, string[]] => [set, Object.keys(each)]),
  );
  return { sets, questions };
}

/** The overview with one filter, all its questions as one. */
function narrowedOverviews(filters: Record<string, Record<string, string>>): Record<string, Question> {
  const each = Object.entries(filters).flatMap(([name, parameters]) =>
    benchPeriods.map((period): [string, Question] => {
      const questions = Object.values(overviewQuestions(addressOf(period, parameters)));
      const ask = async () => {
        for (const question of questions) await question();
      };
      return [`${name}, ${period}`, ask];
    }),
  );
  return Object.fromEntries(each);
}

/** How far percentiles from counters lie from those of the calls at most: a share of the latter. */
export async function deviationOfPercentiles(database: pg.Client): Promise<number> {
  const deviations: number[] = [];
  for (const period of benchPeriods) {
    const { scope } = addressOf(period);
    const counted = await waitPercentiles(viewer, scope);
    const exact = await exactPercentiles(database, scope.range);
    for (const share of ['p50', 'p90'] as const) {
      deviations.push(Math.abs((counted[share] ?? Number.NaN) - exact[share]) / exact[share]);
    }
  }
  return Math.max(...deviations);
}
