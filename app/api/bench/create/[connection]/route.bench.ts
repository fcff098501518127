import { createHash } from 'node:crypto';
import { db } from '@/lib/db.ts';

type Context = { params: Promise<{ connection: string }> };

/**
 * One `prisma.create` of what the front door stores, without its checks: what a plain implementation costs. Part
 * of a bench build only.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { connection } = await params;
  const body = new Uint8Array(await request.arrayBuffer());
  const { id } = await db().delivery.create({
    data: {
      connectionId: connection,
      method: request.method,
      headers: Object.fromEntries(request.headers),
      contentType: request.headers.get('content-type') ?? '',
      body,
      contentHash: new Uint8Array(createHash('sha256').update(body).digest()),
      secretFingerprint: 'none',
      address: request.headers.get('x-forwarded-for'),
    },
    select: { id: true },
  });
  return Response.json({ id }, { headers: { 'cache-control': 'no-store' } });
}
