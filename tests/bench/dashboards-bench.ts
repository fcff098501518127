import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { registry } from '../../lib/providers/registry.ts';
import { addBenchConnection, type BenchConnection } from './add-bench-connection.ts';
import type { BenchApp } from './bench-app.ts';
import { enterApp } from './enter-app.ts';
import { median, type Spread, spread } from './figures.ts';
import { insertRaw, projected } from './insert-raw.ts';
import { type Answer, sendPaced } from './paced-sender.ts';
import { busyOffset, type PlannedRequest, planTraffic } from './plan-traffic.ts';
import type { Result } from './report.ts';
import { webhookRequest } from './webhook-request.ts';

export type DashboardsOptions = {
  rate: number;
  seconds: number;
  rounds: number;
  readers: number;
  deliveries: number;
};

const day = 86_400_000;
/** From one moment at which all readers open a page to the next, in milliseconds. */
const between = 5_000;

/** The dearest pages there are, with everything that they ask the database. */
function pages(now: number): string[] {
  const from = new Date(now - 90 * day).toISOString();
  return [
    '/?period=30d',
    `/calls?from=${from}`,
    `/calls?from=${from}&outcome=missed,abandoned,no_answer`,
    `/calls?from=${from}&direction=outbound&reason=busy`,
  ];
}

/**
 * The acknowledgement of deliveries at a fixed rate, alone and while so many readers open a dear page at the same
 * moment, every few seconds.
 */
export async function dashboardsBench(
  app: BenchApp,
  say: (line: string) => void,
  { rate, seconds, rounds: wanted, readers, deliveries }: DashboardsOptions,
): Promise<Result> {
  const connections: BenchConnection[] = [];
  for (const provider of registry) {
    connections.push(await addBenchConnection(app.database, provider, { label: `Bench ${provider.label}` }));
  }
  say(`Bringing ${deliveries} deliveries to their calls, to have something to look at …`);
  const started = Date.now();
  const past = { from: started - 90 * day, to: started, count: deliveries, seed: 1, offsetMinutes: 330 };
  await insertRaw(app.database, planTraffic(connections, past));
  await projected(app.database);
  const cookie = await enterApp(app.url);

  const perPhase = rate * seconds;
  const plan = planTraffic(connections, {
    ...{ from: started, to: started + (2 * wanted + 1) * seconds * 1000, count: perPhase * (2 * wanted + 1) },
    ...{ seed: 1_000_000, offsetMinutes: busyOffset(started) },
  });
  const phase = (index: number) => send(plan.slice(index * perPhase, (index + 1) * perPhase), rate);
  const broken: string[] = [];
  say('Warming up …');
  await Promise.all([phase(0), read(app.url, cookie, readers, AbortSignal.timeout(seconds * 1000))]);
  const rounds: { alone: Spread; read: Spread; pages: Spread }[] = [];
  while (rounds.length < wanted) {
    const index = 1 + 2 * rounds.length;
    const alone = await phase(index);
    const over = new AbortController();
    const reading = read(app.url, cookie, readers, over.signal);
    await sleep(1_000);
    const beside = await phase(index + 1);
    over.abort();
    const opened = await reading;
    for (const answers of [alone, beside]) {
      const refused = answers.filter(({ id }) => id === null).length;
      if (refused > 0) broken.push(`${refused} deliveries were not acknowledged`);
    }
    if (opened.refused > 0) broken.push(`${opened.refused} pages could not be opened`);
    rounds.push({ alone: times(alone), read: times(beside), pages: spread(opened.milliseconds) });
    say(
      `Round ${rounds.length} of ${wanted}: p99 ${Math.round(times(alone).p99)} ms alone, ` +
        `${Math.round(times(beside).p99)} ms beside ${opened.milliseconds.length} pages`,
    );
  }
  const row = (what: string, of: (round: (typeof rounds)[number]) => number) => {
    const values = rounds.map(of);
    return [what, ...values, median(values)];
  };
  return {
    bench: 'dashboards',
    setting:
      `${rate} deliveries/s for ${seconds} s, alone and while ${readers} readers open a dear page at the same moment every ` +
      `${between / 1000} s (${deliveries} deliveries stored before)`,
    tables: [
      {
        heading: ['', ...rounds.map((_, index) => `round ${index + 1}`), 'median'],
        rows: [
          row('acknowledged alone, p50 ms', ({ alone }) => alone.p50),
          row('acknowledged alone, p99 ms', ({ alone }) => alone.p99),
          row('acknowledged beside readers, p50 ms', ({ read }) => read.p50),
          row('acknowledged beside readers, p99 ms', ({ read }) => read.p99),
          row('pages opened', ({ pages: opened }) => opened.count),
          row('page complete, p50 ms', ({ pages: opened }) => opened.p50),
          row('page complete, p99 ms', ({ pages: opened }) => opened.p99),
        ],
      },
    ],
    goals: [
      {
        what: 'acknowledged beside readers, p99',
        value: median(rounds.map(({ read: beside }) => beside.p99)),
        unit: 'ms',
        atMost: 250,
      },
    ],
    broken,
    notes: [],
    figures: { rate, seconds, readers, deliveries, rounds },
  };
}

async function send(planned: readonly PlannedRequest[], rate: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  const requests = planned.map(
    ({ connection, request }) =>
      () =>
        webhookRequest(connection, request),
  );
  await sendPaced(requests, { rate, onAnswer: (answer) => answers.push(answer) });
  return answers;
}

function times(answers: readonly Answer[]): Spread {
  return spread(answers.map(({ due, answered }) => answered - due));
}

/** All readers open a page at the same moment, again and again. Times are until a page is complete. */
async function read(
  url: string,
  cookie: string,
  readers: number,
  signal: AbortSignal,
): Promise<{ milliseconds: number[]; refused: number }> {
  const addresses = pages(Date.now());
  const milliseconds: number[] = [];
  let refused = 0;
  const open = async (page: string | undefined) => {
    const started = performance.now();
    const status = await openPage(`${url}${page}`, cookie);
    if (status === 200) milliseconds.push(performance.now() - started);
    else refused += 1;
  };
  while (!signal.aborted) {
    const next = performance.now() + between;
    await Promise.all(
      Array.from({ length: readers }, (_, index) => open(addresses[index % addresses.length])),
    );
    await sleep(Math.max(0, next - performance.now()), undefined, { signal }).catch(() => {});
  }
  return { milliseconds, refused };
}

/** Over a connection of its own, as every reader has. Resolves to the status when the page is complete; 0 when not. */
function openPage(url: string, cookie: string): Promise<number> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 60_000, headers: { cookie } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', () => resolve(0));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(0));
  });
}
