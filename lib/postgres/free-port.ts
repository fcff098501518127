import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Why nothing can listen on a port of an address at this moment, as the system's error code (`EADDRINUSE`,
 * `EACCES` …); undefined when it can.
 */
export function portObstacle(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

/** Whether the loopback interface's port can be listened on. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await portObstacle(port, '127.0.0.1')) === undefined;
}

/**
 * A port for the embedded server to keep. It lies below those that systems hand out for outgoing connections:
 * one of them could hold it at the next start.
 */
export async function serverPort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 30_000);
    if (await isPortFree(port)) return port;
  }
}

/** A port of the loopback interface on which nothing listens at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('The system gave no port.'));
      });
    });
  });
}
