/** What a problem document says; `null` when this is none. By hand: a schema library would be most of a page's script. */
export function readProblem(body: unknown): { title: string; detail: string } | null {
  if (typeof body !== 'object' || body === null || !('title' in body) || !('detail' in body)) return null;
  const { title, detail } = body;
  return typeof title === 'string' && typeof detail === 'string' ? { title, detail } : null;
}
