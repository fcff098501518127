/**
 * A call's address. `list` is the query of the list it is opened from, as `listQuery` makes it: the page then leads
 * to the calls before and after it, and back.
 */
export function callAddress(id: string, list?: string): string {
  return list === undefined ? `/calls/${id}` : `/calls/${id}?${new URLSearchParams({ list })}`;
}
