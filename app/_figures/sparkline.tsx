import classes from './metric-tile.module.css';

const width = 120;
const height = 28;
const margin = 2;

/** How a figure went, as a line without numbers. Where nothing is known the line has a gap; one step is no line. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  return (
    <svg
      className={classes.sparkline}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {(values.length > 1 ? sparklinePoints(values) : []).map((line) => (
        <polyline key={line} points={line} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  );
}

/**
 * The pieces of the line, each as the points of an SVG polyline: from nothing, or from the least value where that is
 * below it, to the greatest. A value with gaps on both sides is a short stroke.
 */
export function sparklinePoints(values: readonly (number | null)[]): string[] {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return [];
  const floor = Math.min(0, ...known);
  const span = Math.max(0, ...known) - floor || 1;
  const step = values.length > 1 ? (width - 2 * margin) / (values.length - 1) : 0;
  const at = (index: number, value: number) => {
    const y = height - margin - ((value - floor) / span) * (height - 2 * margin);
    return `${round(margin + index * step)},${round(y)}`;
  };

  const pieces: string[][] = [];
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const before = values[index - 1] ?? null;
    if (before === null) pieces.push([]);
    pieces.at(-1)?.push(at(index, value));
    const isAlone = before === null && (values[index + 1] ?? null) === null;
    if (isAlone) pieces.at(-1)?.push(at(index + 0.3, value));
  }
  return pieces.map((points) => points.join(' '));
}

const round = (number: number) => Math.round(number * 10) / 10;
