import { once } from 'node:events';
import net from 'node:net';

/**
 * `through`: as if it were not there. `refusing`: nobody listens, and whoever was connected is cut off.
 * `silent`: connections stay, or can be made, and not a byte passes: a half-open connection.
 */
export type ProxyMode = 'through' | 'refusing' | 'silent';

export type TcpProxy = {
  /** The target's URL with the proxy's address instead. */
  url: string;
  become: (mode: ProxyMode) => Promise<void>;
  close: () => Promise<void>;
};

/** Stands between a program and its database, to be in the way. */
export async function tcpProxy(targetUrl: string): Promise<TcpProxy> {
  const target = new URL(targetUrl);
  const open = new Set<net.Socket>();
  let mode: ProxyMode = 'through';

  const listen = async (port: number) => {
    const server = net.createServer((client) => {
      const upstream = net.connect(Number(target.port || 5432), target.hostname);
      for (const [from, to] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        open.add(from);
        // What was said into the silence is lost, as on a broken line.
        from.on('data', (chunk) => {
          if (mode === 'through') to.write(chunk);
        });
        from.on('error', () => {});
        from.on('close', () => {
          open.delete(from);
          if (mode !== 'silent') to.destroy();
        });
      }
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };

  let server = await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  const { port } = address;
  const stopListening = async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of open) socket.destroy();
    await closed;
  };
  const url = new URL(targetUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    become: async (next) => {
      if (next === mode) return;
      const before = mode;
      mode = next;
      if (next === 'refusing') await stopListening();
      else if (before === 'refusing') server = await listen(port);
      // A line that was silent is dead for good: the other end learns it now.
      else if (before === 'silent') for (const socket of open) socket.destroy();
    },
    close: async () => {
      if (mode !== 'refusing') await stopListening();
    },
  };
}
