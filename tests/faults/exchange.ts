import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';

type Question = {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: string;
  /** Milliseconds until it is given up. */
  patience: number;
};

/** `status` 0: nobody answered, and `failure` says why. `took` is milliseconds until either was certain. */
type Answer = {
  status: number;
  text: string;
  headers: IncomingHttpHeaders;
  took: number;
  failure?: string;
};

/**
 * Asks once, over a connection of its own: one that was kept from before could be closed by the other side at any
 * moment, and nobody could tell that from a fault. Never throws.
 */
export function exchange({ method, url, headers = {}, body = '', patience }: Question): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve) => {
    const length = method === 'POST' ? { 'content-length': Buffer.byteLength(body) } : {};
    const request = httpRequest(url, { method, agent: false, headers: { ...headers, ...length } });
    const timer = setTimeout(() => end({ failure: `no answer within ${patience / 1000} s` }), patience);
    const end = (answer: Partial<Answer>) => {
      clearTimeout(timer);
      request.destroy();
      resolve({ status: 0, text: '', headers: {}, took: performance.now() - started, ...answer });
    };
    const failed = (error: Error) => end({ failure: 'code' in error ? String(error.code) : error.message });
    request.on('error', failed);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => end({ status: response.statusCode ?? 0, text, headers: response.headers }));
      response.on('error', failed);
    });
    request.end(method === 'POST' ? body : undefined);
  });
}
