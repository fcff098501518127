import ipaddr from 'ipaddr.js';

// Everything outside it is local, special or not given out: also forms of IPv4 that a router would translate.
const globalUnicast: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/**
 * Whether an IP address belongs to a host on the internet: not this computer or network, nor any of the ranges
 * that are reserved for special uses. IPv4 written inside IPv6 in any way counts as special, and so does
 * everything that is no address.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return !(address instanceof ipaddr.IPv6) || address.match(globalUnicast);
}
