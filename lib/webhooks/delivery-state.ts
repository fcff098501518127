import { z } from 'zod';

/** What became of a delivery. `failed` ones keep their reason and can be replayed. */
export const deliveryState = z.enum(['pending', 'projected', 'ignored', 'failed']);
export type DeliveryState = z.infer<typeof deliveryState>;
