import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { nameBasedUuid } from '../calls/call-key-id.ts';
import { type ConnectionWithSecret, createConnection } from '../connections/create-connection.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { logger } from '../logger.ts';
import { drain } from '../projection/drain.ts';
import type { Provider } from '../providers/provider.ts';
import { registry } from '../providers/registry.ts';
import { clearDemo } from './clear-demo.ts';
import type { DemoStep } from './demo-job-view.ts';
import { isDemoLoaded } from './is-demo-loaded.ts';
import { type PlannedRequest, planRequests, shuffle } from './plan-requests.ts';
import { seededRandom } from './seeded-random.ts';
import { sendRequests } from './send-requests.ts';

export type DemoInput = {
  /** How far back the calls reach; 90 when absent. */
  days?: number | undefined;
  /** How many calls, over all providers; 20,000 when absent. A few that go on right now come on top. */
  calls?: number | undefined;
  seed?: number | undefined;
  /** Where the calls end, ISO 8601; now when absent. With the same seed the same calls, to the second. */
  until?: string | undefined;
  /** Sends the requests in a shuffled order: what comes out must be the same. */
  shuffled?: boolean | undefined;
};

export type DemoProgress = (done: number, total: number, step: DemoStep) => void;

/**
 * Adds a connection of every provider and sends it made-up calls through the front door, as the provider would:
 * with a daily and weekly rhythm, repeated requests, late ones and calls that go on right now. Then takes them
 * to their calls. Nothing tells them from real ones but that their connections are marked, for `clearDemo`.
 * When it fails on the way, what it has loaded is removed again.
 *
 * @returns how many requests were sent.
 * @throws {AppError} `conflict` when demo data is there already, `invalid_input`, or `forbidden`.
 */
export async function loadDemo(viewer: Viewer, input: DemoInput, onProgress: DemoProgress): Promise<number> {
  authorise(viewer, 'connections.manage');
  const values = parseInput(demoInput, input);
  if (await isDemoLoaded()) {
    throw new AppError('conflict', 'Demo data is loaded already. Remove it first, then load it again.');
  }
  const connections: ConnectionWithSecret[] = [];
  try {
    for (const provider of registry) connections.push(await addConnection(viewer, provider));
    await record(db(), viewer, {
      action: 'demo.loaded',
      subjectType: 'demo',
      subjectId: null,
      after: { days: values.days, calls: values.calls, seed: values.seed },
    });
    return await sendAndProject(connections, values, onProgress);
  } catch (error) {
    // Without a connection of ours, the demo data may be another process's.
    if (connections.length > 0) await removeAgain(viewer);
    throw error;
  }
}

const demoInput = z.object({
  days: z.number().int().min(1, 'must be at least 1').max(730, 'must be at most 730').default(90),
  calls: z
    .number()
    .int()
    .min(1, 'must be at least 1')
    .max(1_000_000, 'must be at most 1000000')
    .default(20_000),
  seed: z.number().int().default(1),
  until: z.iso.datetime({ offset: true, error: 'must look like 2026-11-20T12:00:00Z' }).optional(),
  shuffled: z.boolean().default(false),
});

/** Demo connections have the same ids every time, so that the same seed makes the same calls, ids included. */
const demoNamespace = '5d2f7a0e-6c1b-4e0f-9b8a-3f1d0c9e7a52';

function addConnection(viewer: Viewer, provider: Provider): Promise<ConnectionWithSecret> {
  // Nobody signs made-up requests: where a provider can do without a signature, it does.
  const { scheme } =
    provider.authentication.find((each) => each.scheme !== 'hmac-call-id') ?? provider.authentication[0];
  return createConnection(viewer, {
    provider: provider.id,
    label: `${provider.label} (demo)`,
    authentication: scheme,
    demoId: nameBasedUuid(demoNamespace, provider.id),
  });
}

type Addressed = PlannedRequest & { provider: Provider; connection: ConnectionWithSecret };

async function sendAndProject(
  connections: readonly ConnectionWithSecret[],
  { days, calls, seed, until, shuffled }: z.infer<typeof demoInput>,
  onProgress: DemoProgress,
): Promise<number> {
  const end = until === undefined ? Date.now() : Date.parse(until);
  const requests: Addressed[] = [];
  for (const [index, provider] of registry.entries()) {
    const connection = connections[index];
    const share = Math.floor(calls / registry.length) + (index < calls % registry.length ? 1 : 0);
    if (!connection || share === 0) continue;
    const planned = planRequests(provider, { days, calls: share, until: end, seed: seed + index });
    for (const request of planned) requests.push({ ...request, provider, connection });
  }
  const total = requests.length;
  const ordered = shuffled ? shuffle(requests, seededRandom(seed)) : requests.sort((a, b) => a.due - b.due);
  const tell = ({ provider, connection, story, index }: Addressed) => {
    const request = provider.demo(story)[index];
    if (!request) throw new Error(`${provider.id} tells a story differently each time`);
    return { connection, request };
  };
  await sendRequests(ordered, tell, (done) => onProgress(done, total, 'sending'));
  await projectAll(total, onProgress);
  return total;
}

/** Milliseconds between two looks at what another process, or the app's own projector, has in its hands. */
const patience = 200;

async function projectAll(total: number, onProgress: DemoProgress): Promise<void> {
  for (let left = await pending(); left > 0; left = await pending()) {
    let done = Math.max(0, total - left);
    onProgress(done, total, 'projecting');
    const taken = await drain((batch) => {
      done = Math.min(total, done + batch);
      onProgress(done, total, 'projecting');
    });
    if (taken === 0) await new Promise((resolve) => setTimeout(resolve, patience));
  }
  onProgress(total, total, 'projecting');
}

/** Demo deliveries that wait to be read. Those of a connection that somebody paused wait for that person. */
function pending(): Promise<number> {
  return db().delivery.count({
    where: { state: 'pending', connection: { isDemo: true, status: { not: 'paused' } } },
  });
}

async function removeAgain(viewer: Viewer): Promise<void> {
  try {
    await clearDemo(viewer);
  } catch (error) {
    logger().warn({ err: error }, 'demo data that was loaded half-way could not be removed');
  }
}
