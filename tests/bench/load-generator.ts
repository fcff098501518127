import autocannon from 'autocannon';
import { z } from 'zod';
import { spread } from './figures.ts';
import { type Load, loadSchema } from './load.ts';

// A process of its own, so that what measures does not wait for what is measured beside it. Takes one load as
// JSON in its argument and prints what came of it as JSON.
const load: Load = loadSchema.parse(JSON.parse(z.string().parse(process.argv[2])));
const latencies: number[] = [];
const statuses: Record<string, number> = {};
let last = 0;

const started = performance.now();
const result = await new Promise<autocannon.Result>((resolve, reject) => {
  const options: autocannon.Options = {
    url: load.url,
    method: 'POST',
    headers: load.headers,
    body: load.body,
    // Puts a text that never comes again in the place of `[<id>]`.
    idReplacement: true,
    connections: load.connections,
    pipelining: 1,
    duration: load.seconds,
  };
  const running = autocannon(options, (error, ended) => (error ? reject(error) : resolve(ended)));
  running.on('response', (_client, status, _bytes, milliseconds) => {
    latencies.push(milliseconds);
    statuses[status] = (statuses[status] ?? 0) + 1;
    last = performance.now();
  });
});
process.stdout.write(
  JSON.stringify({
    requests: latencies.length,
    seconds: (last - started) / 1000,
    milliseconds: spread(latencies),
    statuses,
    acknowledged: result['2xx'],
    errors: result.errors,
  }),
);
