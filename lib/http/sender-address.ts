import { isIP, SocketAddress } from 'node:net';
import { env } from '../env.ts';

/**
 * The address that a request came from. Every hop adds the one it was reached from to `x-forwarded-for`, our
 * own server last of all, so that the last entry is true whatever the client wrote before it. Each proxy that
 * the operator vouches for lets us go one entry further back, and never beyond: what stands before that is
 * the client's own claim. With fewer entries than that, all of them come from proxies, and the first is the
 * one furthest out.
 *
 * @param hops proxies in front of Switchboard.
 * @returns in its canonical form, or `null` where the entry is no address.
 */
export function senderAddress(headers: Headers, hops: number = env().TRUSTED_PROXY_HOPS): string | null {
  const entries = (headers.get('x-forwarded-for') ?? '').split(',');
  return canonicalAddress(entries.at(-1 - hops) ?? entries[0] ?? '');
}

/**
 * An IP address in its one form: IPv6 in lower case and shortened, IPv4 inside IPv6 as IPv4, no zone, no
 * brackets, no port. `null` for anything else.
 */
export function canonicalAddress(text: string): string | null {
  const bare = text.trim();
  const address =
    /^\[([^\]]*)\](?::\d+)?$/.exec(bare)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(bare)?.[1] ?? bare;
  const version = isIP(address);
  if (version === 0) return null;
  if (version === 4) return address;
  const shortened = new SocketAddress({ address, family: 'ipv6' }).address;
  return /^::ffff:(\d+(?:\.\d+){3})$/.exec(shortened)?.[1] ?? shortened;
}
