import { z } from 'zod';

export const synthflowSettings = z.object({
  /**
   * Which way calls went, as the webhook does not say it. Outgoing unless told otherwise: the documented webhook
   * is asked for in the request that places a call, and most of its status words exist only for placed calls.
   */
  direction: z.enum(['outbound', 'inbound', 'unknown']).default('outbound'),
  /** `model_id` of agents that take incoming calls, one a line: for workspaces that have both. */
  inboundAgents: z.string().default(''),
});

export type SynthflowSettings = z.infer<typeof synthflowSettings>;
