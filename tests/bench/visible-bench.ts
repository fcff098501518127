import { registry } from '../../lib/providers/registry.ts';
import { addBenchConnection, type BenchConnection } from './add-bench-connection.ts';
import type { BenchApp } from './bench-app.ts';
import { type Spread, spread } from './figures.ts';
import { type Answer, now, sendPaced } from './paced-sender.ts';
import { busyOffset, planTraffic } from './plan-traffic.ts';
import { type Result, rounded, type Table } from './report.ts';
import { type Sent, type Stored, verifyStored } from './verify-stored.ts';
import { type CallWatch, watchCalls } from './watch-calls.ts';
import { type Memory, watchMemory } from './watch-memory.ts';
import { webhookRequest } from './webhook-request.ts';

export type VisibleOptions = { rate: number; seconds: number };

/** After the last answer, so long may calls take to appear before they count as missing. Milliseconds. */
const patience = 60_000;
/** Seconds at the beginning whose times do not count: the app is cold. */
const warmUp = 5;
/** One request in so many is sent a second time at once, as providers do. */
const repeatEvery = 50;

/**
 * How long it takes from the sending of a delivery until a query finds its call, while deliveries of all providers
 * arrive at a fixed rate; and whether everything acknowledged is stored, once.
 */
export async function visibleBench(
  app: BenchApp,
  say: (line: string) => void,
  { rate, seconds }: VisibleOptions,
): Promise<Result> {
  say('Making up the calls …');
  const connections: BenchConnection[] = [];
  for (const provider of registry) {
    connections.push(await addBenchConnection(app.database, provider, { label: `Bench ${provider.label}` }));
  }
  const started = Date.now();
  // Calls are told as they go on now, so that all of a minute fall into the quarter hour that is being counted.
  const plan = planTraffic(connections, {
    from: started - 600_000,
    to: started + (warmUp + seconds) * 1000,
    count: Math.ceil((rate * (warmUp + seconds) * repeatEvery) / (repeatEvery + 1)),
    seed: 1,
    offsetMinutes: busyOffset(started),
  });
  const requests = plan.flatMap((planned, index) =>
    index % repeatEvery === 0 ? [planned, planned] : [planned],
  );

  const watch = watchCalls(app.database);
  const sent: Sent[] = [];
  const memory = await watchMemory(app.launcher, 10_000);
  const progress = setInterval(() => {
    say(
      `${sent.length} of ${requests.length} answered, ${watch.awaited()} acknowledged and not seen as calls yet`,
    );
  }, 10_000);
  const begun = now();
  const tellings = requests.map(
    ({ connection, request }) =>
      () =>
        webhookRequest(connection, request),
  );
  await sendPaced(tellings, {
    rate,
    onAnswer: (answer, index) => {
      const planned = requests[index];
      if (planned) sent.push({ planned, answer });
      if (answer.id !== null) watch.expect(answer.id, answer.due);
    },
  });
  clearInterval(progress);
  const awaited = await watch.finish(patience);
  await memory.stop();

  const { otherwiseNamed, ...stored } = await verifyStored(app.database, sent);
  const unseen = awaited.filter((id) => !otherwiseNamed.has(id)).length;
  const faults = { ...stored, unseen };
  const answers = sent.map(({ answer }) => answer);
  return judge({
    ...{ rate, seconds, begun, answers, watch, faults },
    ...{ memory: memory.samples, otherwiseNamed: otherwiseNamed.size },
  });
}

/** How many deliveries went wrong, by how. */
type Faults = Omit<Stored, 'otherwiseNamed'> & {
  /** Stored, and no call within the patience. */
  unseen: number;
};

function refusals(answers: readonly Answer[]): string[] {
  const statuses = new Map<number, number>();
  for (const { status, id } of answers)
    if (id === null) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  return [...statuses].map(([status, count]) =>
    status === 0 ? `${count} requests were not answered` : `${count} requests were answered ${status}`,
  );
}

type Run = VisibleOptions & {
  begun: number;
  answers: readonly Answer[];
  watch: CallWatch;
  memory: readonly Memory[];
  faults: Faults;
  otherwiseNamed: number;
};

function judge({ rate, seconds, begun, answers, watch, memory, faults, otherwiseNamed }: Run): Result {
  const from = begun + warmUp * 1000;
  const counted = answers.filter(({ due }) => due >= from);
  const acknowledgement = spread(counted.map(({ due, answered }) => answered - due));
  const visible = spread(watch.seen.filter(({ since }) => since >= from).map(({ delay }) => delay));
  const lateness = spread(counted.map(({ due, sent }) => sent - due));
  const last = answers.reduce((latest, { sent }) => Math.max(latest, sent), begun);
  return {
    bench: 'visible',
    setting:
      `${answers.length} deliveries of ${registry.length} providers, signed as theirs are, at ${rate}/s for ${seconds} s ` +
      `after ${warmUp} s of warm-up ` +
      `(${rounded((answers.length * 1000) / (last - begun))}/s reached); all times from the instant a delivery was due to be sent`,
    tables: [
      spreadTable({ acknowledged: acknowledgement, 'visible as a call': visible }),
      memoryTable(memory),
    ],
    goals: [{ what: 'delivery → call visible, p99', value: visible.p99, unit: 'ms', atMost: 1000 }],
    broken: [
      ...refusals(answers),
      ...Object.entries(faults).flatMap(([fault, count]) => (count > 0 ? [`${fault}: ${count}`] : [])),
    ],
    notes: [
      `Not acknowledged ${answers.filter(({ id }) => id === null).length}, lost ${faults.lost}, stored twice ${faults.doubled}, repeats not counted ${faults.uncounted}, ` +
        `no call within ${patience / 1000} s ${faults.unseen}, still on disk ${faults.waitingOnDisk}, set aside as ignored or failed ${watch.setAside()}. ` +
        'Every acknowledged delivery was looked for by its id.',
      ...(otherwiseNamed > 0
        ? [
            `${otherwiseNamed} repeats were acknowledged under an id of their own while the database was slow.`,
          ]
        : []),
      `The sender itself was late by ${rounded(lateness.p99)} ms at p99.`,
    ],
    figures: {
      rate,
      seconds,
      acknowledgement,
      visible,
      lateness,
      memory,
      faults,
      otherwiseNamed,
      setAside: watch.setAside(),
    },
  };
}

function spreadTable(spreads: Record<string, Spread>): Table {
  return {
    heading: ['', 'deliveries', 'p50 ms', 'p99 ms', 'longest ms'],
    rows: Object.entries(spreads).map(([what, { count, p50, p99, max }]) => [what, count, p50, p99, max]),
  };
}

/** Start, every minute, end, and the highest of all samples. */
function memoryTable(samples: readonly Memory[]): Table {
  const [first] = samples;
  const minutes = samples.filter((sample, index) => {
    const before = samples[index - 1];
    if (!first || !before || index === samples.length - 1) return true;
    const minute = ({ at }: Memory) => Math.floor((at - first.at) / 60_000);
    return minute(sample) > minute(before);
  });
  const process = (name: string, of: (sample: Memory) => number | null) => [
    name,
    ...minutes.map((sample) => cell(of(sample))),
    cell(Math.max(...samples.map((sample) => of(sample) ?? 0))),
  ];
  const heading = minutes.map((_, index) =>
    index === 0 ? 'start' : index === minutes.length - 1 ? 'end' : `${index} min`,
  );
  return {
    heading: ['memory, MB', ...heading, 'highest'],
    rows: [
      process('app', ({ app }) => app),
      ...(first?.projector == null ? [] : [process('projector', ({ projector }) => projector)]),
    ],
  };
}

function cell(megabytes: number | null): string {
  return megabytes === null ? '—' : String(Math.round(megabytes));
}
