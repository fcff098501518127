import type pg from 'pg';
import { z } from 'zod';

/** A picture of the README, and the screen that it shows. */
export type Picture = {
  /** Its file, beside this one. */
  file: string;
  path: string;
  /** The heading that is brought to the upper edge. */
  scrollTo?: string;
  scheme: 'light' | 'dark';
  viewport: { width: number; height: number };
};

/** Where the made-up calls end, and the two weeks before that day: they are the same whenever they are made. */
export const callsEnd = '2026-11-20T15:30:00Z';
const fortnight = new URLSearchParams({ from: '2026-11-06', to: '2026-11-19' });

const desk = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };

export async function pictures(database: pg.Client): Promise<Picture[]> {
  const call = await conversation(database);
  return [
    { file: 'overview.png', path: `/?${fortnight}`, scheme: 'light', viewport: desk },
    { file: 'calls.png', path: `/calls?${fortnight}&handled=human`, scheme: 'light', viewport: desk },
    {
      file: 'ai-call.png',
      path: `/calls/${call}`,
      scrollTo: 'Conversation',
      scheme: 'light',
      viewport: desk,
    },
    { file: 'hang-ups.png', path: `/hangups?${fortnight}`, scheme: 'dark', viewport: desk },
    { file: 'phone.png', path: `/calls/${call}`, scheme: 'light', viewport: phone },
  ];
}

/** The newest call of an AI agent that can be read and has much to show. */
async function conversation(database: pg.Client): Promise<string> {
  const { rows } = await database.query(
    `SELECT id FROM call WHERE handled_by = 'ai' AND state = 'ended' AND has_transcript
       AND action_count > 1
     ORDER BY started_at DESC, id LIMIT 1`,
  );
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}
