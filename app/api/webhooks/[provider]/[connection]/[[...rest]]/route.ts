import type { WebhookAddress } from '@/lib/webhooks/admit.ts';
import { receive } from '@/lib/webhooks/receive.ts';

type Context = { params: Promise<WebhookAddress> };

export async function POST(request: Request, { params }: Context): Promise<Response> {
  return receive(request, await params);
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return receive(request, await params);
}

/** Next would answer HEAD with GET and so store a delivery. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { allow: 'GET, POST' } });
}
