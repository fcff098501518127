import { z } from 'zod';

const delivery = z.object({
  method: z.enum(['GET', 'POST']).default('POST'),
  trigger: z.string().default(''),
  query: z.string().default(''),
  contentType: z.string().default('application/json'),
  /** A string is sent as it is, anything else as JSON. */
  body: z.json().default(''),
});
export type SampleDelivery = z.infer<typeof delivery>;

/** The deliveries of one call as a provider sends them, and under which settings of a connection they are read. */
export const sample = z.object({
  /** What it is a sample of, and where it is from. */
  about: z.string().min(20),
  settings: z.record(z.string(), z.unknown()).default({}),
  timeZone: z.string().optional(),
  country: z.string().optional(),
  deliveries: z.array(delivery).min(1),
});
export type Sample = z.infer<typeof sample>;
