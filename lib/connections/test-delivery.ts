import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { env, localUrl } from '../env.ts';
import { connectionUrls } from './connection-urls.ts';
import { type ExampleRequest, exampleRequests } from './example-requests.ts';
import { exampleStory } from './example-story.ts';
import { findConnection } from './find-connection.ts';
import { newestSecret } from './newest-secret.ts';
import { testMark, testMarkHeader } from './test-delivery-mark.ts';

/** What came of a test. `sent` of `of` requests were accepted. */
export type TestDelivery = {
  sent: number;
  of: number;
  /**
   * Whether it went by the address that the provider uses, or by this computer's own because that one cannot be
   * reached from here.
   */
  by: 'public' | 'local';
  /** How the first request that was not accepted was answered. */
  refused: { status: number; detail: string } | null;
};

/**
 * Sends a made-up call of the connection's provider over HTTP, as the provider would and with the real secret,
 * marked as a test: it takes the same road as every delivery and counts in no figure.
 *
 * @param origins where to knock, the address that the provider uses first.
 * @throws {AppError} `not_found`, `forbidden` without `connections.manage`.
 */
export async function sendTestDelivery(
  viewer: Viewer,
  connectionId: string,
  { origins = [env().APP_URL, localUrl(env())] } = {},
): Promise<TestDelivery> {
  authorise(viewer, 'connections.manage');
  const { connection, provider } = await findConnection(connectionId);
  const { secret, fingerprint } = await newestSecret(db(), connection.id);
  const began = new Date();
  const setup = connectionUrls(provider, connection, secret);
  const requests = exampleRequests(provider, setup, secret, exampleStory(began, 'test'));

  const accepted: string[] = [];
  let refused: TestDelivery['refused'] = null;
  let origin = 0;
  for (const request of requests) {
    const knocked = await knock(request, connection.id, origins, origin);
    origin = knocked.origin;
    if ('refused' in knocked) {
      refused = knocked.refused;
      break;
    }
    accepted.push(knocked.id);
  }
  const result: TestDelivery = {
    ...{ sent: accepted.length, of: requests.length, refused },
    by: origin === 0 ? 'public' : 'local',
  };
  await db().$transaction(async (tx) => {
    // A proxy on the way may have dropped the mark. What came during the test under the id that was answered is it.
    await tx.$executeRaw`
      UPDATE delivery SET is_test = TRUE, state = CASE state WHEN 'failed' THEN state ELSE 'pending' END
      WHERE id = ANY(${accepted}::uuid[]) AND connection_id = ${connection.id}::uuid
        AND received_at >= ${began} AND repeats = 0 AND NOT is_test`;
    await record(tx, viewer, {
      action: 'connection.test_sent',
      subjectType: 'connection',
      subjectId: connection.id,
      after: {
        ...{ secret: fingerprint, sent: result.sent, of: result.of },
        status: refused?.status ?? 200,
      },
    });
  });
  return result;
}

type Knocked = { origin: number } & ({ id: string } | { refused: { status: number; detail: string } });

/** Sends one request to the first address, from `origin` on, where somebody answers. */
async function knock(
  request: ExampleRequest,
  connectionId: string,
  origins: readonly string[],
  origin: number,
): Promise<Knocked> {
  for (let at = origin; at < origins.length; at += 1) {
    const url = new URL(request.url.replace(env().APP_URL, origins[at] ?? ''));
    const body = new TextEncoder().encode(request.body);
    const content = { connectionId, trigger: request.trigger, query: url.search.slice(1), body };
    const answer = await fetch(url, {
      method: request.method,
      headers: { ...request.headers, [testMarkHeader]: testMark(content) },
      ...(request.method === 'POST' && { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    }).catch(() => null);
    if (answer !== null) return { origin: at, ...(await understand(answer)) };
  }
  const detail = 'Nobody answered at the address of this connection. Check APP_URL and the proxy in front.';
  return { origin, refused: { status: 0, detail } };
}

/** Milliseconds until an answer that does not come is given up. */
const patience = 10_000;

const acknowledgement = z.object({ id: z.uuid() });
const problem = z.object({ detail: z.string().max(500) });

async function understand(
  answer: Response,
): Promise<{ id: string } | { refused: { status: number; detail: string } }> {
  const { status } = answer;
  const said: unknown = await answer.json().catch(() => null);
  const stored = acknowledgement.safeParse(said);
  if (answer.ok && stored.success) return { id: stored.data.id };
  const { data } = problem.safeParse(said);
  const ours = answer.headers.get('content-type')?.startsWith('application/problem+json');
  if (ours && data) return { refused: { status, detail: data.detail } };
  const what =
    status >= 300 && status < 400
      ? 'a redirect, which providers do not follow'
      : 'something that is no answer of Switchboard';
  return { refused: { status, detail: `The address of this connection leads to ${what}. Check APP_URL.` } };
}
