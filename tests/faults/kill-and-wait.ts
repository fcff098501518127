import { type Installation, secondsUntil, secondsUntilHealth } from './installation.ts';

/** `everything`: launcher, app, projector and, where it is embedded, the database. */
export type Victim = 'app' | 'projector' | 'launcher' | 'everything';

/**
 * Kills, and says after how many seconds deliveries are answered (app) and taken to their calls (projector) again;
 * infinite when they are not within `patience` seconds.
 */
export async function killAndWait(
  installation: Installation,
  victim: Victim,
  patience = 60,
): Promise<number> {
  const { query, url } = installation;
  const before = await installation.processes();
  if (victim === 'launcher' || victim === 'everything') {
    if (victim === 'everything') {
      await installation.kill();
      if (before.postmaster) process.kill(before.postmaster, 'SIGKILL');
    } else {
      installation.launched().process.kill('SIGKILL');
      await installation.launched().ended;
    }
    const started = performance.now();
    await installation.start();
    const passed = (performance.now() - started) / 1000;
    return passed + (await secondsUntilHealth(url, 'ok', patience));
  }
  const pid = before[victim];
  if (pid === undefined) throw new Error(`the ${victim} is not noted in running.json`);
  const [clock] = await query('SELECT clock_timestamp() AS now');
  process.kill(pid, 'SIGKILL');
  if (victim === 'app') return await secondsUntilHealth(url, 'ok', patience);
  // One that came after the kill and has been read.
  return await secondsUntil(patience, async () => {
    const rows = await query(
      `SELECT FROM delivery WHERE received_at > ($1::jsonb ->> 'now')::timestamptz AND state <> 'pending' LIMIT 1`,
      [JSON.stringify(clock)],
    );
    return rows.length > 0;
  });
}
