/**
 * What a browser is told about an answer, by what was asked for. Whatever is not known to be something else counts as
 * a page. Webhooks are answered to programs, as fast as can be: they get nothing.
 *
 * @param {string} target the address as requested: path and query
 * @param {{ newNonce: () => string, isDevelopment: boolean, isSecure: boolean }} options
 *   newNonce: makes what a page's own scripts are known by, another one for each page; isDevelopment: for the
 *   development server, whose tools need more; isSecure: people reach us over TLS
 * @returns {Record<string, string>} headers that an answer gets where it says nothing else itself
 */
export function responseHeaders(target, { newNonce, isDevelopment, isSecure }) {
  if (webhook.test(target)) return {};
  const everywhere = isSecure ? { ...always, 'strict-transport-security': 'max-age=31536000' } : always;
  // These may be kept, as Next says.
  if (builtFile.test(target)) return everywhere;
  return {
    ...everywhere,
    'cache-control': 'no-store',
    'content-security-policy': answer.test(target) ? answerPolicy : pagePolicy(newNonce(), isDevelopment),
  };
}

// What bench measures webhooks against is answered like them.
const webhook = /^\/api\/(webhooks|bench)(\/|\?|$)/;
const builtFile = /^\/_next\/static\//;
const answer = /^\/api(\/|\?|$)/;

const always = {
  'x-content-type-options': 'nosniff',
  // Addresses hold what was searched for, and an invitation's a secret: no other site learns them.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), serial=(), midi=()',
};

/** For data and files: should a browser come to show one as a page, nothing in it runs. */
const answerPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * Scripts run that carry the nonce, and what those load themselves. Elements may have styles of their own, since
 * Mantine and Recharts give them some; sheets carry the nonce or are files of ours.
 *
 * @param {string} nonce
 * @param {boolean} isDevelopment React evaluates stacks then, and Next's overlay brings its own sheets
 */
function pagePolicy(nonce, isDevelopment) {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
