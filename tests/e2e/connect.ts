import { operate } from '../instance.ts';
import { randomWord } from './random-word.ts';

const here = { APP_URL: process.env.SWITCHBOARD_TEST_URL ?? '' };

/** Options of a connection in India. */
export const inIndia = ['--time-zone', 'Asia/Kolkata', '--country', 'IN'];

/** Adds a connection from the command line, for tests of what comes after. */
export async function connect(
  provider = 'alohaa',
  ...options: string[]
): Promise<{ id: string; url: string; label: string }> {
  const label = `${provider} ${randomWord()}`;
  const add = ['connection', 'add', '--provider', provider, '--label', label, ...options, '--json'];
  return { ...JSON.parse(await operate(add, here)), label };
}

/** What the first provider sends of a call that nobody took. */
export const endedCall = (more: Record<string, unknown>) => ({
  call_type: 'incoming',
  caller_number: '9052931234',
  receiver_number: '9676501234',
  did_number: '918069731234',
  call_status: 'notanswered',
  received_at: '2026-11-20T06:48:01.000Z',
  ended_at: '2026-11-20T06:49:10.000Z',
  ...more,
});
