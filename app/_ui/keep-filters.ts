/** The screens that show calls, or figures of them. */
const screens = new Set(['/', '/calls', '/hangups', '/agents', '/ai-calls']);

/** What such a screen is set to by its filter bar. */
const kept = ['period', 'from', 'to', 'compare', 'connection', 'direction', 'handled', 'agent', 'outcome'];

/**
 * Where a destination of the navigation leads: from one screen of calls to another with what the filter bar is
 * set to. The screen that is open leads to itself as it is without any filter.
 */
export function keepFilters(href: string, at: { pathname: string; search: string }): string {
  const isFrom = screens.has(at.pathname) || at.pathname.startsWith('/agents/');
  if (!screens.has(href) || !isFrom || href === at.pathname) return href;
  const given = new URLSearchParams(at.search);
  const parameters = new URLSearchParams();
  for (const name of kept) for (const value of given.getAll(name)) parameters.append(name, value);
  const query = parameters.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return query === '' ? href : `${href}?${query}`;
}
