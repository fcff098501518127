import { promises as dns, type LookupAddress } from 'node:dns';
import { env } from '../env.ts';
import { isPublicAddress } from '../http/public-address.ts';

/** How recordings are fetched: through which addresses, trusting whom, and with how much patience. */
export type Door = {
  /** All addresses of a host. */
  resolve: (hostname: string) => Promise<LookupAddress[]>;
  /** Whether an address may be connected to. */
  mayConnect: (address: string) => boolean;
  /** Certificates to trust instead of those that Node.js trusts (PEM). */
  ca?: string;
  limits: DoorLimits;
};

export type DoorLimits = {
  /** Of a whole recording, in bytes. */
  bytes: number;
  /** Milliseconds for finding and reaching the host. */
  connect: number;
  /** Milliseconds from then to the head of the answer. */
  firstByte: number;
  /** Milliseconds between two pieces while somebody waits for them. */
  idle: number;
  /** Milliseconds after which one who asks for no more pieces, as a paused player does, is let go. */
  unread: number;
};

/** The way to the internet, and to no address of this computer or its network. */
export function internetDoor(): Door {
  return {
    resolve: (hostname) => dns.lookup(hostname, { all: true }),
    mayConnect: isPublicAddress,
    limits: {
      bytes: env().RECORDING_MAX_BYTES,
      connect: 8_000,
      firstByte: 15_000,
      idle: 20_000,
      unread: 300_000,
    },
  };
}
