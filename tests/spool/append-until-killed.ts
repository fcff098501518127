import { openSpool } from '../../lib/spool/spool.ts';

// A process for tests to kill: appends numbers without an end and reports each one that was acknowledged.
const [directory = ''] = process.argv.slice(2);
const spool = await openSpool({ directory, maxBytes: 2 ** 30 });
let next = 0;

async function appendForEver(): Promise<void> {
  for (;;) {
    const number = next++;
    await spool.append(Buffer.from(`${number}:${'x'.repeat(number % 5000)}`));
    process.stdout.write(`${number}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, appendForEver));
