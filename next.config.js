/**
 * `npm run bench` measures a build of its own, which has the routes that the product's are compared with
 * (`route.bench.ts`) and else nothing of its own. Its TypeScript configuration keeps Next from editing ours.
 *
 * @type {import('next').NextConfig}
 */
const benchBuild = {
  distDir: '.next-bench',
  pageExtensions: ['tsx', 'ts', 'bench.ts'],
  typescript: { ignoreBuildErrors: true, tsconfigPath: 'tests/bench/tsconfig.bench.json' },
};

/** @type {import('next').NextConfig} */
export default {
  // What serves is a folder of its own, which needs no checkout: see lib/launch/server-folder.ts.
  output: 'standalone',
  // Here, whatever lock files lie in the folders above.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  // The development server would write notes for coding tools into the checkout.
  agentRules: false,
  // The no-permission page (app/forbidden.tsx), answered with 403.
  experimental: { authInterrupts: true },
  // A page without its title, even for a moment, has no name for those who hear it: titles are sent first.
  htmlLimitedBots: /.*/,
  // Webhook addresses may contain a secret; the development server would print them.
  logging: { incomingRequests: { ignore: [/^\/api\/webhooks\//] } },
  // No picture needs to be made smaller, so the address at which anybody may have that done stays closed.
  images: { unoptimized: true },
  // Types are checked by `npm test`, tests included; a start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Server packages that load native or WebAssembly files must stay outside the bundle.
  serverExternalPackages: ['pg', 'pino', '@prisma/client', '@prisma/adapter-pg'],
  ...(process.env.SWITCHBOARD_BENCH === '1' ? benchBuild : {}),
};
