import { authorise, type Viewer } from '../auth/viewer.ts';
import { writeCursor } from '../http/time-cursor.ts';
import type { DeliveryFilters } from './delivery-filters.ts';
import { listDeliveries } from './list-deliveries.ts';

/** The deliveries before and after one in a list; `null` where the list ends. */
export type DeliveryNeighbours = { newer: string | null; older: string | null };

/**
 * The deliveries that stand next to one in the list of the filters, whether or not it is in the list itself.
 *
 * @throws {AppError} `forbidden` without `deliveries.read`.
 */
export async function deliveryNeighbours(
  viewer: Viewer,
  { id, receivedAt }: { id: string; receivedAt: string },
  filters: DeliveryFilters,
): Promise<DeliveryNeighbours> {
  authorise(viewer, 'deliveries.read');
  const nextTo = async (side: 'newer' | 'older') => {
    const page = await listDeliveries(viewer, {
      ...filters,
      cursor: writeCursor(side, { at: receivedAt, id }),
      limit: 1,
    });
    return page.deliveries[0]?.id ?? null;
  };
  const [newer, older] = await Promise.all([nextTo('newer'), nextTo('older')]);
  return { newer, older };
}
