import { useEffect, useState } from 'react';
import { onPlayed } from './recording-events.ts';

/** The turn that is being played, by its place; null before anything was played. */
export function usePlayedTurn(starts: readonly (number | null)[]): number | null {
  const [played, setPlayed] = useState<number | null>(null);
  useEffect(() => onPlayed((seconds) => setPlayed(turnAt(starts, seconds))), [starts]);
  return played;
}

/** The turn that began last at a second of the recording; null before the first. */
export function turnAt(starts: readonly (number | null)[], seconds: number): number | null {
  let latest: number | null = null;
  let latestStart = Number.NEGATIVE_INFINITY;
  for (const [turn, start] of starts.entries()) {
    if (start === null || start > seconds || start < latestStart) continue;
    latest = turn;
    latestStart = start;
  }
  return latest;
}
