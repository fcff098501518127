// Loaded into the process that serves. Gives every answer the headers of response-headers.mjs, also those that the
// framework makes by itself. Its own way, a proxy, would read every body beforehand, cut it off at ten megabytes, and
// take as long as a small answer does.
import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { responseHeaders } from './response-headers.mjs';

const isDevelopment = process.env.NODE_ENV === 'development';
const isSecure = process.env.APP_URL?.startsWith('https:') === true;

subscribe('http.server.request.start', ({ request, response }) => {
  const newNonce = () => {
    request.headers['x-nonce'] = randomBytes(18).toString('base64');
    return request.headers['x-nonce'];
  };
  const headers = responseHeaders(request.url, { newNonce, isDevelopment, isSecure });
  const entries = Object.entries(headers);
  if (entries.length === 0) return;
  const policy = headers['content-security-policy'];
  // Next gives its scripts the nonce that it finds in this header, whoever wrote it; our own layout reads the other one.
  if (policy !== undefined) request.headers['content-security-policy'] = policy;
  const { writeHead } = response;
  response.writeHead = function writeHeadProtected(...args) {
    if (!this.headersSent) {
      for (const [name, value] of entries) {
        if (!this.hasHeader(name)) this.setHeader(name, value);
      }
    }
    return writeHead.apply(this, args);
  };
});
