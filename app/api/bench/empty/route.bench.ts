/** Reads the body and does nothing with it: what the framework alone costs. Part of a bench build only. */
export async function POST(request: Request): Promise<Response> {
  await request.arrayBuffer();
  return Response.json({});
}
