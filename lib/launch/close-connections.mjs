// Loaded into the process that serves. A server that is asked to end accepts no new connections, but busy clients
// would keep theirs until patience runs out, and then be cut off in the middle of a request. So its answers tell
// them to open another connection next time. And Node.js closes connections that it takes for unused at once,
// although under load a request may have arrived that was not read yet: here that waits until it was.
import { subscribe } from 'node:diagnostics_channel';
import { Server } from 'node:http';

/** Milliseconds between two looks for unused connections. */
const pause = 500;

subscribe('http.server.request.start', ({ response, server }) => {
  if (!server.listening) response.shouldKeepAlive = false;
});

const { closeIdleConnections } = Server.prototype;
// `close` calls it once.
Server.prototype.closeIdleConnections = function closeUnused() {
  // What has arrived is read between a timer and what it sets as immediate.
  const timer = setInterval(() => setImmediate(() => closeIdleConnections.call(this)), pause);
  this.once('close', () => clearInterval(timer));
};
