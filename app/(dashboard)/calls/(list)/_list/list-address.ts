/** The list's address; `query` as `listQuery` makes it. Everything is asked for by name: a user may have a default view. */
export function listAddress(query: string, cursor?: string): string {
  const parts = [query === '' ? 'view=all' : query, cursor === undefined ? '' : `cursor=${cursor}`];
  return `/calls?${parts.filter((part) => part !== '').join('&')}`;
}
