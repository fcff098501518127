import { z } from 'zod';
import { canonicalAddress } from '../http/sender-address.ts';

/** A network as node:net's BlockList takes it. */
type AddressBlock = { network: string; prefix: number; family: 'ipv4' | 'ipv6' };

/**
 * Reads an entry of an allow-list: an IP address, or a block of them as `network/prefix`. IPv4 written inside
 * IPv6 is IPv4. `null` for anything else.
 */
export function readAddressBlock(text: string): AddressBlock | null {
  const [, written = '', length] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? [];
  if (/[[\]%]|\.\d+:/.test(written)) return null;
  const network = canonicalAddress(written);
  if (network === null) return null;
  const v4 = !network.includes(':');
  const bits = v4 ? 32 : 128;
  const prefix = length === undefined ? bits : Number(length) - (v4 && written.includes(':') ? 96 : 0);
  return prefix >= 0 && prefix <= bits ? { network, prefix, family: v4 ? 'ipv4' : 'ipv6' } : null;
}

/** An entry of an allow-list, for forms and commands; comes out in its shortest form. */
export const addressBlock = z.string().transform((text, context) => {
  const block = readAddressBlock(text);
  if (block) {
    const whole = block.prefix === (block.family === 'ipv4' ? 32 : 128);
    return whole ? block.network : `${block.network}/${block.prefix}`;
  }
  context.addIssue({
    code: 'custom',
    message: `"${text.trim().slice(0, 64)}" is no IP address or block: write one as 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32`,
  });
  return z.NEVER;
});
