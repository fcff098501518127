// Loaded into the process that serves. Like a proxy, it adds the address at the other end of the socket to
// `x-forwarded-for`: the framework fills that header in only where it is missing, and hides the socket, so that
// without this a client could name any address as its own.
import { subscribe } from 'node:diagnostics_channel';

subscribe('http.server.request.start', (message) => {
  const { request, socket } = message;
  const claimed = request.headers['x-forwarded-for'];
  const peer = socket.remoteAddress ?? 'unknown';
  request.headers['x-forwarded-for'] = claimed === undefined ? peer : `${claimed}, ${peer}`;
});
