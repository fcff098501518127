import { checkHealth } from '@/lib/health/check-health.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const health = await checkHealth();
  return Response.json(health, {
    // Degraded is 200: whoever balances load must go on sending webhooks here.
    status: health.status === 'unavailable' ? 503 : 200,
    headers: { 'cache-control': 'no-store' },
  });
}
