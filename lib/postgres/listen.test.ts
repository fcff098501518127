import { expect, test, vi } from 'vitest';
import { createTestDatabase } from '../../tests/database.ts';
import { connect } from './connect.ts';
import { listen } from './listen.ts';

test('hears what is announced, says when it is deaf, and hears again by itself', async () => {
  const database = await createTestDatabase({ migrated: true });
  const speaker = await connect(database.databaseUrl);
  const notices = vi.fn();
  const states: boolean[] = [];
  const listening = listen({
    databaseUrl: () => database.databaseUrl,
    channel: 'switchboard_connection',
    onNotice: notices,
    onListening: (now) => states.push(now),
  });
  try {
    await expect.poll(() => states).toEqual([true]);
    await speaker.query("SELECT pg_notify('switchboard_connection', '')");
    await expect.poll(() => notices.mock.calls.length).toBe(1);
    await speaker.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await expect.poll(() => states, { timeout: 5_000 }).toEqual([true, false, true]);
    await speaker.query(
      "INSERT INTO connection (provider, label, time_zone, default_country) VALUES ('x', 'x', 'UTC', 'IN')",
    );
    await expect.poll(() => notices.mock.calls.length).toBe(2);
  } finally {
    await listening.stop();
    await speaker.end();
    await database.drop();
  }
});
