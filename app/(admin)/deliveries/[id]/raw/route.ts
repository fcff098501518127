import { requireApiViewer } from '@/lib/auth/require-api-viewer.ts';
import { problemResponse } from '@/lib/http/problem.ts';
import { getDeliveryBody } from '@/lib/webhooks/get-delivery-body.ts';

/** A delivery's body as a file to download, byte for byte. Never as a page: it is a stranger's text. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  try {
    const viewer = await requireApiViewer();
    const { id } = await params;
    const body = await getDeliveryBody(viewer, id);
    return new Response(body, {
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="delivery-${id.toLowerCase()}.bin"`,
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    return problemResponse(error);
  }
}
