import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { admin } from 'better-auth/plugins/admin';
import { adminAc, userAc } from 'better-auth/plugins/admin/access';
import { db } from '../db.ts';
import { deriveKey } from '../derive-key.ts';
import { env } from '../env.ts';
import { logger } from '../logger.ts';
import { limitSignIn } from './limit-sign-in.ts';
import { maxPasswordLength, minPasswordLength } from './password.ts';
import { absoluteSessionLimit } from './session-limits.ts';

/**
 * The sign-in machinery, made on first use because a build has no database. Only `authHandler` and
 * `currentViewer` talk to it; everything else asks for a viewer.
 */
export function auth() {
  instance ??= create();
  return instance;
}

let instance: ReturnType<typeof create> | undefined;

function create() {
  const appUrl = new URL(env().APP_URL);
  return betterAuth({
    appName: 'Switchboard',
    secret: deriveKey('sessions/v1').toString('base64'),
    baseURL: appUrl.origin,
    basePath: '/api/auth',
    database: prismaAdapter(db(), { provider: 'postgresql' }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength,
      maxPasswordLength,
    },
    // The idle limit is kept by `sessionViewer`: pages cannot renew a cookie.
    session: { expiresIn: absoluteSessionLimit, disableSessionRefresh: true },
    // The page is often open under another name than APP_URL: 127.0.0.1, the machine's address in the local
    // network. A form is trusted when it comes from the very host that it is sent to; no other site can make
    // a browser send that.
    trustedOrigins: (request) => ownOrigins(request?.headers.get('host')),
    advanced: {
      cookiePrefix: 'switchboard',
      // Said explicitly, because the library leaves both checks out of test runs.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: appUrl.protocol === 'https:',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      // Rows live as long as the longest window, which is that of `limitSignIn`.
      window: limitSignIn.windowSeconds,
      max: 1000,
      customRules: { '/sign-in/email': { window: 60, max: 20 } },
    },
    hooks: { before: limitSignIn.count, after: limitSignIn.forget },
    plugins: [
      admin({
        defaultRole: 'viewer',
        adminRoles: ['admin'],
        roles: { admin: adminAc, manager: userAc, viewer: userAc },
        bannedUserMessage: 'This account is disabled. Ask an admin to enable it.',
      }),
    ],
    telemetry: { enabled: false },
    logger: {
      log: (level, message, ...details) => {
        const error = details.find((detail) => detail instanceof Error);
        logger()[level]({ err: error }, `sign-in: ${message}`);
      },
    },
  });
}

function ownOrigins(host: string | null | undefined): string[] {
  return host ? [`http://${host}`, `https://${host}`] : [];
}
