import { requireApiViewer } from '@/lib/auth/require-api-viewer.ts';
import { firstDelivery } from '@/lib/connections/first-delivery.ts';
import { firstDeliveryMarker } from '@/lib/connections/first-delivery-marker.ts';
import { problemResponse } from '@/lib/http/problem.ts';

type Context = { params: Promise<{ id: string }> };

/** What the page that waits for a first delivery asks every second, as plain text, to know whether anything came. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  try {
    const viewer = await requireApiViewer();
    const marker = firstDeliveryMarker(await firstDelivery(viewer, (await params).id));
    return new Response(marker, { headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' } });
  } catch (error) {
    return problemResponse(error);
  }
}
