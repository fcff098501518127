import type pg from 'pg';
import { z } from 'zod';
import { registry } from '../../lib/providers/registry.ts';

/** A kind of page, and one of that kind to open. */
export type MeasuredPage = {
  name: string;
  path: string;
  /** The file that makes it, in the folder of the app. */
  file: string;
  /** It shows charts: more script is granted to it. */
  hasCharts?: boolean;
  /** It is opened by somebody who is not signed in. */
  isPublic?: boolean;
};

/** Everything an example of a page is made from. */
export type Examples = { call: string; agent: string; connection: string; delivery: string };

/** Every kind of page of an installation that has an admin. */
export function measuredPages({ call, agent, connection, delivery }: Examples): MeasuredPage[] {
  const [{ id: provider } = { id: '' }] = registry;
  const word = new URLSearchParams({ connection, field: 'reason', word: 'unknown' });
  return [
    { name: 'overview', path: '/', file: '(dashboard)/page.tsx', hasCharts: true },
    { name: 'calls', path: '/calls', file: '(dashboard)/calls/(list)/page.tsx' },
    { name: 'call', path: `/calls/${call}`, file: '(dashboard)/calls/[callId]/page.tsx' },
    { name: 'hang-ups', path: '/hangups', file: '(dashboard)/hangups/page.tsx', hasCharts: true },
    { name: 'agents', path: '/agents', file: '(dashboard)/agents/page.tsx' },
    {
      ...{ name: 'agent', path: `/agents/${agent}`, hasCharts: true },
      file: '(dashboard)/agents/[agentId]/page.tsx',
    },
    { name: 'AI calls', path: '/ai-calls', file: '(dashboard)/ai-calls/page.tsx', hasCharts: true },
    { name: 'help', path: '/help', file: '(dashboard)/help/page.tsx' },
    { name: 'help: figures', path: '/help/metrics', file: '(dashboard)/help/metrics/page.tsx' },
    { name: 'help: glossary', path: '/help/glossary', file: '(dashboard)/help/glossary/page.tsx' },
    { name: 'help: API', path: '/help/api', file: '(dashboard)/help/api/page.tsx' },
    {
      ...{ name: 'help: a provider', path: `/connections/help/${provider}` },
      file: '(dashboard)/connections/help/[provider]/page.tsx',
    },
    { name: 'account', path: '/account', file: '(dashboard)/account/page.tsx' },
    { name: 'connections', path: '/connections', file: '(admin)/connections/page.tsx' },
    { name: 'connection', path: `/connections/${connection}`, file: '(admin)/connections/[id]/page.tsx' },
    {
      ...{ name: 'its set-up', path: `/connections/${connection}/setup` },
      file: '(admin)/connections/[id]/setup/page.tsx',
    },
    { name: 'new connection', path: '/connections/new', file: '(admin)/connections/new/page.tsx' },
    { name: 'deliveries', path: '/deliveries', file: '(admin)/deliveries/page.tsx' },
    { name: 'delivery', path: `/deliveries/${delivery}`, file: '(admin)/deliveries/[id]/page.tsx' },
    { name: 'replay', path: '/deliveries/replay', file: '(admin)/deliveries/replay/page.tsx' },
    { name: 'words', path: '/words', file: '(admin)/words/page.tsx' },
    { name: 'a word', path: `/words/meaning?${word}`, file: '(admin)/words/meaning/page.tsx' },
    { name: 'users', path: '/users', file: '(admin)/users/page.tsx' },
    { name: 'audit log', path: '/audit', file: '(admin)/audit/page.tsx' },
    { name: 'settings', path: '/settings', file: '(admin)/settings/page.tsx' },
    { name: 'retention', path: '/settings/retention', file: '(admin)/settings/retention/page.tsx' },
    { name: 'erasing', path: '/settings/erase', file: '(admin)/settings/erase/page.tsx' },
    { name: 'sign-in', path: '/sign-in', file: '(entry)/sign-in/page.tsx', isPublic: true },
  ];
}

/** Pages that Lighthouse goes through. */
export const auditedPages = ['overview', 'calls', 'call'];

/** The newest call with a transcript, the agent with the newest call, and where deliveries come from. */
export async function findExamples(database: pg.Client): Promise<Examples> {
  const { rows } = await database.query(
    `SELECT (SELECT id FROM call WHERE has_transcript ORDER BY started_at DESC LIMIT 1) AS call,
       (SELECT agent_id FROM call WHERE handled_by = 'human' ORDER BY started_at DESC LIMIT 1) AS agent,
       connection_id AS connection, id AS delivery
     FROM delivery ORDER BY received_at DESC LIMIT 1`,
  );
  const [examples] = z
    .tuple([z.object({ call: z.uuid(), agent: z.uuid(), connection: z.uuid(), delivery: z.uuid() })])
    .parse(rows);
  return examples;
}
