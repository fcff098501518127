import { z } from 'zod';

export const callerdeskSettings = z.object({
  /**
   * What `campid` names: the one call that click-to-call started (then it joins the call's notifications), or a
   * whole campaign of an auto dialer (then joining by it would make one call of many).
   */
  campid: z.enum(['call', 'campaign']).default('call'),
  /** Whose phone outgoing calls ring first: leg A. */
  firstLeg: z.enum(['agent', 'customer']).default('agent'),
});

export type CallerdeskSettings = z.infer<typeof callerdeskSettings>;
