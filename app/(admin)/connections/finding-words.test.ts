import { expect, test } from 'vitest';
import type { ConnectionHealth } from '@/lib/health/connection-health.ts';
import type { ConnectionFinding } from '@/lib/health/connection-state.ts';
import { findingWords } from './finding-words.ts';

const at = new Date('2026-11-20T12:00:00.000Z');
const health: ConnectionHealth = {
  id: 'the-id',
  provider: 'sample',
  providerLabel: 'Sample',
  label: 'Delhi',
  timeZone: 'UTC',
  defaultCountry: 'IN',
  settings: {},
  authentication: 'secret-in-path',
  ringingLimitSeconds: 300,
  talkingLimitSeconds: 14_400,
  rateLimit: null,
  allowedAddresses: [],
  recordingHosts: [],
  isDemo: false,
  status: 'active',
  lastDeliveryAt: at,
  createdAt: at,
  receivedLastHour: 1200,
  receivedLastDay: 5000,
  usualPerHour: 4999.6,
  usualPerDay: null,
  failedLastHour: 700,
  failedLastDay: 900,
  repeatsLastDay: 0,
  rejectedLastDay: { body_too_large: 2, wrong_secret: 5 },
  refusedAt: at,
  pending: 3,
  oldestPendingSeconds: 125,
  unmappedWords: 1,
  validSecrets: 1,
  secretEndsAt: null,
  silence: { usual: 12.4 },
  isWeaklyAuthenticated: true,
  deletion: null,
  state: 'trouble',
  findings: [],
};

test.each<[ConnectionFinding, string, string | undefined]>([
  ['no_secret', 'Rotate the secret', undefined],
  ['refused', 'the secret was wrong', '/deliveries?connection=the-id&state=rejected'],
  ['silent', '12 calls', undefined],
  ['behind', '2 min 5 s', '/deliveries?connection=the-id&state=pending'],
  ['failing', 'Of 1,200 deliveries of the last hour 700', '/deliveries?connection=the-id&state=failed'],
  ['failed', '900 of the last day', '/deliveries?connection=the-id&state=failed'],
  ['rejected', 'the secret was wrong', '/deliveries?connection=the-id&state=rejected'],
  ['secret_ending', 'before that', undefined],
  ['slow', '1,200 came in the last hour, where 5,000', undefined],
  ['unmapped', '1 word that', '/words'],
])('%s says what and where to look', (finding, text, href) => {
  const words = findingWords(finding, health);
  expect(words.text).toContain(text);
  expect(words.href).toBe(href);
  expect(words.link === undefined).toBe(href === undefined);
  expect(words.brief.length).toBeLessThan(25);
});
