// Loaded into the process that serves. Pages and webhooks share its one thread: if all pages that are asked for at
// the same moment were begun at once, a webhook would wait behind all of their work. So few are begun at a time and
// the others wait for their turn; that makes them no slower, for they would only share the same thread.
import { Server } from 'node:http';

/** Pages in work at the same time: while one waits for the database, another is made. */
const atOnce = 2;
/** Milliseconds after which a page counts no more: one that waits for something does not hold up the others. */
const patience = 1_000;

const quick = /^\/(api\/(webhooks|health|metrics|bench)|_next\/static)(\/|\?|$)/;

let inWork = 0;
const waiting = new Set();

const { emit } = Server.prototype;
Server.prototype.emit = function emitInTurn(event, ...args) {
  if (event !== 'request' || quick.test(args[0].url)) return emit.call(this, event, ...args);
  const [, response] = args;
  const begin = () => {
    response.off('close', giveUp);
    inWork += 1;
    let counted = true;
    const end = () => {
      if (!counted) return;
      counted = false;
      clearTimeout(timer);
      inWork -= 1;
      next();
    };
    const timer = setTimeout(end, patience).unref();
    response.once('close', end);
    emit.call(this, event, ...args);
  };
  const giveUp = () => waiting.delete(begin);
  response.once('close', giveUp);
  waiting.add(begin);
  next();
  return true;
};

function next() {
  for (const begin of waiting) {
    if (inWork >= atOnce) return;
    waiting.delete(begin);
    begin();
  }
}
