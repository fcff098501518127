/** A step of the heat map's scale: CSS colours of a cell and of the text on it, at least 4.5:1 in both schemes. */
export type HeatStep = { background: string; text: string };

/** From the lowest fifth of the values to the highest. In the dark scheme more is brighter, in the light one darker. */
export const heatSteps: readonly HeatStep[] = [
  { background: 'light-dark(#eef1fb, #20253a)', text: 'light-dark(#15171a, #ffffff)' },
  { background: 'light-dark(#d3dbf5, #2b3763)', text: 'light-dark(#15171a, #ffffff)' },
  { background: 'light-dark(#a9b8ea, #3a54b0)', text: 'light-dark(#15171a, #ffffff)' },
  { background: 'light-dark(#6c86dd, #7890dc)', text: 'light-dark(#15171a, #15171a)' },
  { background: 'light-dark(#30468f, #c3cdf0)', text: 'light-dark(#ffffff, #15171a)' },
];

/**
 * The step of each value by its place among all of them, so that a few great values do not leave the rest in one
 * colour: equal values have the same step. `null` where nothing is known.
 */
export function stepsOf(values: readonly (number | null)[]): (number | null)[] {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const stepOf = (value: number) => {
    const below = known.indexOf(value);
    return Math.floor((heatSteps.length * below) / known.length);
  };
  return values.map((value) => (value === null ? null : stepOf(value)));
}
