import { BlockList } from 'node:net';
import { readAddressBlock } from '../connections/address-block.ts';

/**
 * Whether a connection takes requests from an address. An empty list allows everybody; with a list, an unknown
 * address is not on it. An entry that cannot be read allows nobody.
 */
export function isAllowedAddress(address: string | null, allowed: readonly string[]): boolean {
  if (allowed.length === 0) return true;
  if (address === null) return false;
  return blocksOf(allowed).check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}

/** Lists that were used, by their text: there are as many as connections have different ones. */
const known = new Map<string, BlockList>();
const mostKnown = 1000;

function blocksOf(allowed: readonly string[]): BlockList {
  const key = allowed.join(' ');
  const before = known.get(key);
  if (before) return before;
  const list = new BlockList();
  for (const entry of allowed) {
    const block = readAddressBlock(entry);
    if (block) list.addSubnet(block.network, block.prefix, block.family);
  }
  if (known.size >= mostKnown) known.clear();
  known.set(key, list);
  return list;
}
