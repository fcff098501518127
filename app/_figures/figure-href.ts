import { withQuery } from '@/app/_ui/with-query.ts';
import { figureQuery } from '@/lib/analytics/figure-address.ts';

/** The address of a screen of figures: its path, which may have a query of its own, with what it shows. A `FigureAddress` with some of it changed will do. */
export function figureHref(path: string, shown: Parameters<typeof figureQuery>[0]): string {
  return withQuery(path, figureQuery(shown));
}
