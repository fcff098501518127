// Loaded into the process that serves. The framework answers 500 to what is only a strange request: an address
// with a broken escape, `OPTIONS *`, TRACE. Here they become requests that it can refuse by itself. And a path
// with `..` in it, which the framework resolves, is resolved before anybody looks at how it begins.
import { subscribe } from 'node:diagnostics_channel';

subscribe('http.server.request.start', ({ request }) => {
  request.url = readableTarget(request.url);
  // Both are refused by every route, and only one of them breaks the framework.
  if (request.method === 'TRACE') request.method = 'PUT';
});

function readableTarget(target) {
  if (target === '*') return '/';
  const [path, ...query] = target.split('?');
  return [withoutDots(withEscapes(path)), ...query].join('?');
}

function withEscapes(path) {
  try {
    decodeURIComponent(path);
    return path;
  } catch {
    // The percent sign stands for itself.
    return path.replaceAll('%', '%25');
  }
}

function withoutDots(path) {
  return path.startsWith('/') && dots.test(path) ? new URL(`http://localhost${path}`).pathname : path;
}

const dots = /\/(\.|%2e){1,2}(\/|$)/i;
