import { z } from 'zod';

export const alohaaSettings = z.object({
  /**
   * Alohaa writes times with a `Z` and does not say whether they truly are UTC. `utc` believes the `Z`; `local`
   * reads the same digits in the connection's time zone.
   */
  timestamps: z.enum(['utc', 'local']).default('utc'),
});

export type AlohaaSettings = z.infer<typeof alohaaSettings>;
