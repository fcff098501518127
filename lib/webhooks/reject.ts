import { db } from '../db.ts';
import type { RefusalCause } from './authenticate.ts';

/** A refused request as it is remembered: who, when and why, never what it carried. */
export type Refusal = {
  connectionId: string | null;
  provider: string;
  cause: RefusalCause;
  /** Of the secret that was offered, if one was. */
  fingerprint: string | null;
  address: string | null;
  method: string;
  detail?: string;
};

/** Records a refused request, so that an admin sees why a connection stays silent. */
export async function reject(refusal: Refusal): Promise<void> {
  await db().rejectedRequest.create({ data: { ...refusal, provider: refusal.provider.slice(0, 50) } });
}
