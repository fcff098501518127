import { systemViewer } from '../../lib/auth/system-viewer.ts';
import { createConnection } from '../../lib/connections/create-connection.ts';
import { db } from '../../lib/db.ts';
import {
  complaintsAboutAnswer,
  complaintsAboutKept,
  deliveryNamedIn,
  type Kept,
  readKept,
} from './complaints-about.ts';
import type { HostileCase, Place } from './hostile-case.ts';
import type { RawAnswer } from './raw-request.ts';
import { type Account, sendCase } from './send-case.ts';

/** What became of a case. */
export type Outcome = {
  each: HostileCase;
  deliveryId: string | null;
  kept: Kept | null;
  complaints: string[];
};

type Accounts = Record<Place, Account & { connectionId: string }>;

/** As many at once as a server on a small machine answers without delay. */
const atOnce = 12;

/** Adds a connection for every place of the corpus. */
export async function connectPlaces(): Promise<Accounts> {
  return {
    alohaa: await connect('alohaa'),
    alohub: await connect('alohub'),
    callerdesk: await connect('callerdesk'),
    acefone: await connect('acefone'),
    synthflow: await connect('synthflow'),
    'synthflow without signature': await connect('synthflow without signature'),
  };
}

async function connect(place: Place): Promise<Account & { connectionId: string }> {
  const unsigned = place === 'synthflow without signature';
  const { connection, secret, scheme, header, urls } = await createConnection(systemViewer('test'), {
    provider: unsigned ? 'synthflow' : place,
    label: `hostile ${place} ${Math.random().toString(36).slice(2, 8)}`,
    ...(unsigned && { authentication: 'secret-in-path' }),
    ...(place === 'synthflow' && { secret: 'the secret that the portal shows' }),
  });
  return { connectionId: connection.id, secret, scheme, header, url: urls[0]?.url ?? '' };
}

/** Sends every case and judges the answers; what was stored is judged once nothing waits any more. */
export async function sendCorpus(cases: readonly HostileCase[], accounts: Accounts): Promise<Outcome[]> {
  // What hangs takes longest: it comes first, beside all the others.
  const hanging = cases.filter(({ framing }) => framing === 'hanging');
  const others = cases.filter(({ framing }) => framing !== 'hanging');
  const answers = new Map<HostileCase, RawAnswer | Error>();
  const send = async (each: HostileCase) => {
    answers.set(each, await sendCase(each, accounts[each.to]).catch((error: Error) => error));
  };
  const slow = Promise.all(hanging.map(send));
  await inTurns(others, send);
  await slow;
  await nothingPending(Object.values(accounts).map(({ connectionId }) => connectionId));
  const outcomes: Outcome[] = [];
  for (const each of cases) {
    const answer = answers.get(each);
    if (!answer || answer instanceof Error) {
      outcomes.push({ each, deliveryId: null, kept: null, complaints: [answer?.message ?? 'was not sent'] });
      continue;
    }
    const deliveryId = deliveryNamedIn(answer);
    const kept = deliveryId === null ? null : await readKept(deliveryId);
    const complaints = [...complaintsAboutAnswer(each, answer), ...complaintsAboutKept(each, answer, kept)];
    outcomes.push({ each, deliveryId, kept, complaints });
  }
  return outcomes;
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of left) await work(item);
    }),
  );
}

/** Waits until every delivery of these connections was read. */
async function nothingPending(connectionIds: string[]): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const pending = await db().delivery.count({
      where: { connectionId: { in: connectionIds }, state: 'pending' },
    });
    if (pending === 0) return;
    if (Date.now() > deadline) throw new Error(`${pending} deliveries are still pending`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
