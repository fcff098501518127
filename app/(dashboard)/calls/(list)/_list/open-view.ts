/** The view that shows just what the list shows; of several the first, so that one's own go before others'. */
export function openView<View extends { query: string }>(
  views: readonly View[],
  query: string,
): View | undefined {
  return views.find((view) => view.query === query);
}
