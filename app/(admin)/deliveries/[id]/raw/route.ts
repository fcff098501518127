import { requireApiViewer } from '@/lib/auth/require-api-viewer.ts';
import { attachment } from '@/lib/http/attachment.ts';
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
    return attachment(`delivery-${id.toLowerCase()}.bin`, 'application/octet-stream', body, {
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
  } catch (error) {
    return problemResponse(error);
  }
}
