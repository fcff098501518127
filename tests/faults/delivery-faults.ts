import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { findProvider } from '../../lib/providers/registry.ts';
import type { BenchConnection } from '../bench/add-bench-connection.ts';
import { operate } from '../instance.ts';
import { outgoingCall } from '../pipeline/sender.ts';
import { exactly, type Fault } from './fault.ts';
import { openInstallation } from './installation.ts';
import { type Attempt, send, startLoad } from './load.ts';
import { callsOf, untilSettled, verify } from './verify.ts';

/** The provider whose bodies are told here: its secret stands in the address, and one body is one call. */
const provider = z.custom<NonNullable<ReturnType<typeof findProvider>>>().parse(findProvider('alohaa'));

export const sameDeliveryAtOnce: Fault = {
  name: 'same-delivery-at-once',
  about:
    '100 senders, the same delivery at the same time: one delivery, one call, every one of them acknowledged',
  run: async (scene) => {
    const installation = await openInstallation(scene, { providers: [provider] });
    const connection = only(installation.connections);
    const rounds = scene.quick ? 1 : 5;
    const attempts: Attempt[] = [];
    const ids: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const same = post(outgoingCall(`same-${round}`));
      const sent = await Promise.all(Array.from({ length: 100 }, () => send({ connection, request: same })));
      ids.push(new Set(sent.map(({ id }) => id)).size);
      attempts.push(...sent);
    }
    const { counts, broken } = await verify(installation, attempts);
    const stored = z
      .array(z.object({ repeats: z.number() }))
      .parse(await installation.query('SELECT repeats FROM delivery'));
    return {
      counts,
      asked: [
        exactly('acknowledged', counts.acknowledged, rounds * 100),
        exactly('ids for each', Math.max(...ids), 1),
        exactly('deliveries', stored.length, rounds),
        exactly('repeats of each', [...new Set(stored.map(({ repeats }) => repeats))].join(', '), '99'),
        exactly('calls', (await callsOf(installation)).length, rounds),
      ],
      broken,
    };
  },
};

export const secretRotated: Fault = {
  name: 'secret-rotated',
  about: 'a secret rotated in mid-stream: 0 refused during the overlap, all with the old one after it',
  run: async (scene) => {
    const installation = await openInstallation(scene, { providers: [provider] });
    const { environment } = installation.place;
    const old = only(installation.connections);
    // Seconds.
    const overlap = 20;
    const load = startLoad({ connections: [old], rate: 30, count: 2_000 });
    await load.acknowledged(50);
    const rotated = z
      .object({ url: z.url(), secret: z.string(), oldSecretValidUntil: z.coerce.date() })
      .parse(
        JSON.parse(
          await operate(
            [
              ...['connection', 'rotate-secret', old.connection.id],
              ...['--overlap-hours', String(overlap / 3600), '--json'],
            ],
            environment,
          ),
        ),
      );
    const until = rotated.oldSecretValidUntil.getTime();
    const renewed: BenchConnection = {
      ...old,
      ...{ secret: rotated.secret, urls: [{ label: 'Webhook URL', url: rotated.url }] },
    };
    const renewedLoad = startLoad({ connections: [renewed], rate: 30, count: 2_000, seed: 2 });
    await sleep(until - 500 - Date.now());
    await load.stop();
    // What was on its way at the very moment may have come to either side of it.
    const before = load.attempts.filter(({ sent, took }) => sent + took < until);
    await sleep(until + 500 - Date.now());
    // Slower than refusals are limited: every one of them is judged.
    const late = startLoad({ connections: [old], rate: 5, count: 25, seed: 3 });
    await late.done;
    await Promise.all([late.stop(), renewedLoad.stop()]);
    const attempts = [...load.attempts, ...renewedLoad.attempts, ...late.attempts];
    const { counts, broken } = await verify(installation, attempts);
    const accepted = (of: readonly Attempt[]) => of.filter(({ id }) => id !== null).length;
    return {
      counts,
      asked: [
        exactly('refused during the overlap, old secret', before.length - accepted(before), 0),
        exactly('refused with the new one', renewedLoad.attempts.length - accepted(renewedLoad.attempts), 0),
        exactly('let in with the old one after it', accepted(late.attempts), 0),
        exactly(
          'answers to those',
          [...new Set(late.attempts.map(({ status }) => status))].join(', '),
          '401',
        ),
      ],
      broken,
    };
  },
};

export const poisonousDelivery: Fault = {
  name: 'poisonous-delivery',
  about:
    'a delivery among others whose call the database refuses: it ends as failed, its neighbours are untouched',
  run: async (scene) => {
    const installation = await openInstallation(scene);
    const { query, connections } = installation;
    await query(`ALTER TABLE call ADD CONSTRAINT no_poison CHECK (NOT details ? 'poison') NOT VALID`);
    const load = startLoad({ connections, rate: 40, count: 300 });
    await load.acknowledged(50);
    const target = connections.find(({ provider: { id } }) => id === provider.id);
    if (!target) throw new Error('the provider of the poisonous delivery has no connection');
    const poisoned = await send({
      connection: target,
      request: post(outgoingCall('poisoned', { poison: 'yes' })),
    });
    await load.done;
    await load.stop();
    await untilSettled(installation, 30);
    const { counts, broken } = await verify(installation, [...load.attempts, poisoned]);
    const failed = z
      .array(z.object({ id: z.string(), reason: z.string() }))
      .parse(await query(`SELECT id, reason FROM delivery WHERE state = 'failed'`));
    const [neighbours] = z
      .array(z.object({ projected: z.number() }))
      .parse(await query(`SELECT count(*)::int AS projected FROM delivery WHERE state = 'projected'`));
    const contents = new Set(load.attempts.map(({ connectionId, content }) => connectionId + content));
    return {
      counts,
      asked: [
        exactly('failed', failed.map(({ id }) => id).join(', '), String(poisoned.id)),
        exactly('neighbours taken to their calls', neighbours?.projected, contents.size),
        exactly('refused', counts.refused, 0),
      ],
      broken,
    };
  },
};

function post(body: unknown) {
  const text = JSON.stringify(body);
  return {
    method: 'POST' as const,
    trigger: '',
    query: '',
    contentType: 'application/json',
    body: text,
    after: 0,
  };
}

function only(connections: readonly BenchConnection[]): BenchConnection {
  const [connection] = connections;
  if (!connection) throw new Error('there is no connection');
  return connection;
}
