import { authorise, type Viewer } from '../auth/viewer.ts';
import { findConnection } from './find-connection.ts';
import { type FoundReading, findReading } from './find-reading.ts';
import { storedRequest } from './stored-request.ts';

/**
 * How a delivery whose times look wrong would have to be read for them to be right; `null` when nothing suits.
 *
 * @param zones those that are likely here, besides UTC and the provider's own.
 * @throws {AppError} `not_found`, or `forbidden` without `connections.manage`.
 */
export async function suggestReading(
  viewer: Viewer,
  { connectionId, deliveryId, zones }: { connectionId: string; deliveryId: string; zones: readonly string[] },
): Promise<FoundReading | null> {
  authorise(viewer, 'connections.manage');
  const { connection, provider } = await findConnection(connectionId);
  const request = await storedRequest(connection.id, deliveryId);
  if (request === null) return null;
  const likely = [...new Set([provider.defaults.timeZone, ...zones, 'UTC'])];
  return findReading(request, provider, connection, likely);
}
