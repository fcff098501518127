import type { IncomingMessage } from 'node:http';
import type { DoorLimits } from './door.ts';
import { TookTooLong } from './request-upstream.ts';

/**
 * The content of an answer as a stream that takes from the sender only what its reader asks for. It breaks off
 * when the sender falls silent, sends more than it announced or more than the limit, or when the reader asks for
 * nothing for a long time. Cancelling it closes the connection to the sender.
 *
 * @param length in bytes, as announced; `null`: not said.
 * @param onBreak hears why it broke off.
 */
export function limitedBody(
  response: IncomingMessage,
  length: number | null,
  limits: DoorLimits,
  onBreak: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const most = length ?? limits.bytes;
  const pieces = response[Symbol.asyncIterator]();
  let sent = 0;
  let timer: NodeJS.Timeout | undefined;

  function breakOffAfter(milliseconds: number, error: Error) {
    timer = setTimeout(() => response.destroy(error), milliseconds);
  }

  // What breaks while nobody reads is heard of by the next who does.
  response.on('error', () => {});
  breakOffAfter(limits.unread, new Error('nobody reads it'));

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          clearTimeout(timer);
          breakOffAfter(limits.idle, new TookTooLong('sending'));
          const { done, value } = await pieces.next();
          clearTimeout(timer);
          if (done) {
            if (length !== null && sent < length) throw new Error('it ended early');
            controller.close();
            return;
          }
          const piece: unknown = value;
          if (!(piece instanceof Uint8Array)) throw new TypeError('a piece is no bytes');
          sent += piece.byteLength;
          if (sent > most) throw new Error(`it is longer than ${most} bytes`);
          controller.enqueue(piece);
          breakOffAfter(limits.unread, new Error('nobody reads it'));
        } catch (error) {
          clearTimeout(timer);
          response.destroy();
          onBreak(error);
          // Under this name the server breaks the connection without taking it for a fault of its own.
          controller.error(new DOMException('The recording broke off.', 'AbortError'));
        }
      },
      cancel() {
        clearTimeout(timer);
        response.destroy();
      },
    },
    // What lies ready here would be fetched for nobody.
    { highWaterMark: 0 },
  );
}
