import { startEmbeddedServer } from '../../lib/postgres/embedded-server.ts';

// A process for tests to kill: starts the server of a data directory and stays.
const [dataDir = ''] = process.argv.slice(2);
await startEmbeddedServer({ dataDir, durable: false });
process.stdout.write('started');
setInterval(() => {}, 1000);
