import { useEffect, useState } from 'react';

/**
 * The turn that the address points at (`#turn-12` is the twelfth), by its place; null when it points elsewhere.
 * `onLinked` hears of each before it is returned.
 */
export function useLinkedTurn(turns: number, onLinked: (turn: number) => void): number | null {
  const [linked, setLinked] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the address matters
  useEffect(() => {
    const read = () => {
      const turn = linkedTurn(window.location.hash, turns);
      if (turn !== null) onLinked(turn);
      setLinked(turn);
    };
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, [turns]);
  return linked;
}

/** Reads the part of an address after `#`; null when there is no such turn. */
export function linkedTurn(hash: string, turns: number): number | null {
  const [, number] = /^#turn-([1-9]\d{0,7})$/.exec(hash) ?? [];
  if (number === undefined || Number(number) > turns) return null;
  return Number(number) - 1;
}
