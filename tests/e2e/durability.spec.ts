import { expect, test } from '@playwright/test';
import { launch, makePlace, operate, signalGroup } from '../instance.ts';

test('a call acknowledged right before everything is killed is there after the next start', async () => {
  const place = await makePlace();
  try {
    const killed = await launch(place);
    const add = ['connection', 'add', '--provider', 'alohaa', '--label', 'Front desk', '--json'];
    const { url } = JSON.parse(await operate(add, { ...place.environment, APP_URL: place.url }));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ call_type: 'outgoing', call_status: 'answered', call_id: `kept-${index}` }),
        }),
      ),
    );
    signalGroup(killed, 'SIGKILL');
    await killed.ended;
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));

    const next = await launch(place);
    const calls = async () => (await operate(['calls'], place.environment)).split('\n').filter(Boolean);
    await expect.poll(async () => (await calls()).length, { timeout: 15_000 }).toBe(20);
    next.process.kill('SIGTERM');
    await next.ended;
  } finally {
    await place.remove();
  }
});
