import { expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { answerScrape } from './answer-scrape.ts';
import { countDelivery, countRefusal } from './ingest-metrics.ts';

useTestDatabase();

const token = 'a token of 16 or more';

const scrape = (authorization?: string, expected: string | undefined = token) =>
  answerScrape(
    new Request('http://localhost/api/metrics', { headers: authorization ? { authorization } : {} }),
    expected,
  );

it('tells how many deliveries were kept and refused, and how long that took', async () => {
  countDelivery('stored', 0.004);
  countDelivery('stored', 0.2);
  countDelivery('spooled', 7);
  countDelivery('malformed', 0.0001);
  countRefusal('wrong_secret');
  countRefusal('wrong_secret');
  const response = await scrape(`Bearer ${token}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const lines = (await response.text()).split('\n');
  for (const line of [
    'switchboard_deliveries_total{answer="stored"} 2',
    'switchboard_deliveries_total{answer="spooled"} 1',
    'switchboard_deliveries_total{answer="malformed"} 1',
    'switchboard_refusals_total{cause="wrong_secret"} 2',
    'switchboard_ingest_seconds_count 4',
    'switchboard_ingest_seconds_bucket{le="0.005"} 2',
    'switchboard_ingest_seconds_bucket{le="10"} 4',
    'switchboard_database_up 1',
    'switchboard_oldest_pending_delivery_seconds 0',
    'switchboard_spool_deliveries 0',
    'switchboard_spool_bytes 0',
  ]) {
    expect(lines).toContain(line);
  }
  expect(lines.some((line) => line.startsWith('process_resident_memory_bytes '))).toBe(true);
});

it.each([undefined, 'Bearer', 'Bearer ', `Bearer ${token}x`, `Basic ${token}`, token])(
  'refuses %j',
  async (authorization) => {
    const response = await scrape(authorization);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.text()).not.toContain(token);
  },
);

it('is off until a token is set, and says how to set one', async () => {
  const response = await answerScrape(new Request('http://localhost/api/metrics'));
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ detail: expect.stringContaining('METRICS_TOKEN') });
});
