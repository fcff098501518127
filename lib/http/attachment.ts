/** Answers with a file to keep, which no cache does. */
export function attachment(
  fileName: string,
  contentType: string,
  body: BodyInit,
  headers: Record<string, string> = {},
): Response {
  return new Response(body, {
    headers: {
      ...headers,
      'content-type': contentType,
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  });
}
