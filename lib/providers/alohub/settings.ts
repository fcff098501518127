import { z } from 'zod';

/** Alohub sends one fixed shape: there is nothing to set. */
export const alohubSettings = z.object({});
