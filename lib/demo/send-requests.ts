import type { ConnectionWithSecret } from '../connections/create-connection.ts';
import { AppError } from '../http/app-error.ts';
import type { DemoRequest } from '../providers/demo-story.ts';
import { receive } from '../webhooks/receive.ts';

/** Providers send side by side; so many at a time. */
const senders = 12;

/**
 * Sends requests through the front door, in about the order given, as the connection's provider would.
 *
 * @param tell makes the request out of an item, when its turn has come.
 * @throws {AppError} `internal` when a request is refused; nothing is sent after that.
 */
export async function sendRequests<Item>(
  items: readonly Item[],
  tell: (item: Item) => { connection: ConnectionWithSecret; request: DemoRequest },
  onSent: (done: number) => void,
): Promise<void> {
  let next = 0;
  let done = 0;
  let refused = false;
  const work = async () => {
    while (!refused) {
      const item = items[next++];
      if (item === undefined) return;
      try {
        const { connection, request } = tell(item);
        await send(connection, request);
      } catch (error) {
        refused = true;
        throw error;
      }
      done += 1;
      if (done % 50 === 0 || done === items.length) onSent(done);
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: senders }, work));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}

async function send({ connection, urls, header }: ConnectionWithSecret, request: DemoRequest): Promise<void> {
  const { method, trigger, query, contentType } = request;
  const url = new URL(urls[0]?.url ?? '');
  if (trigger !== '') url.pathname += `/${trigger}`;
  url.search = query;
  const headers = new Headers(method === 'POST' ? { 'content-type': contentType } : {});
  if (header) headers.set(header.name, header.value);
  const segments = url.pathname.split('/');
  const body = method === 'POST' ? request.body : null;
  const answer = await receive(new Request(url, { method, headers, body }), {
    provider: connection.provider,
    connection: connection.id,
    rest: segments.slice(segments.indexOf(connection.id) + 1),
  });
  if (answer.ok) return;
  throw new AppError(
    'internal',
    `A made-up request to "${connection.label}" was answered ${answer.status}. Look in the log of the server, then try again.`,
  );
}
