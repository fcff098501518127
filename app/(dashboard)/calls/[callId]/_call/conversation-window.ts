import { useCallback, useState } from 'react';

/** So many turns are drawn at first, and added each time more are asked for. */
const turnsAtOnce = 200;

/** Which turns are drawn, `from` ≤ turn < `to`: a page of many thousand turns is one that no browser likes. */
type TurnWindow = { from: number; to: number };

/** The turns of a conversation that are drawn, and the ways to see others. */
export function useTurnWindow(turns: number) {
  const [shown, setShown] = useState<TurnWindow>({ from: 0, to: turnsAtOnce });
  const showMore = useCallback((where: 'earlier' | 'later') => setShown((now) => moreTurns(now, where)), []);
  const showAround = useCallback((turn: number) => setShown((now) => turnsAround(now, turn)), []);
  return { shown: { from: shown.from, to: Math.min(shown.to, turns) }, showMore, showAround };
}

/** Two hundred more at one side. */
export function moreTurns({ from, to }: TurnWindow, where: 'earlier' | 'later'): TurnWindow {
  return where === 'earlier' ? { from: Math.max(0, from - turnsAtOnce), to } : { from, to: to + turnsAtOnce };
}

/** The same turns when the wanted one is among them, else those around it. */
export function turnsAround(now: TurnWindow, turn: number): TurnWindow {
  if (now.from <= turn && turn < now.to) return now;
  const from = Math.max(0, turn - turnsAtOnce / 4);
  return { from, to: from + turnsAtOnce };
}
