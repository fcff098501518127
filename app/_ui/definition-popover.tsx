import { IconInfoCircle } from '@tabler/icons-react';
import Link from 'next/link';
import { useId } from 'react';
import type { MetricName } from '@/lib/analytics/metric-definitions.ts';
import classes from './definition-popover.module.css';
import popover from './popover.module.css';
import { wholeNumber } from './whole-number.ts';

type Props = {
  title: string;
  definition: string;
  /** Of how many calls the figure is. */
  n?: number | null;
  /** Of the calls that could count, how many say what is needed. */
  coverage?: { known: number; eligible: number } | null;
  /** What is not in it, a line each. */
  leftOut?: readonly string[];
  /** Its entry among the explained figures. */
  entry?: MetricName;
};

/**
 * The ⓘ beside a figure: what exactly it counts, of how many calls it is, and what is not in it. The browser opens and
 * closes it, so that a page with dozens of them sends no script for that.
 */
export function DefinitionPopover({ title, definition, n, coverage, leftOut = [], entry }: Props) {
  const id = useId();
  const lines = [
    ...(n === undefined || n === null ? [] : [`Of ${calls(n)}.`]),
    ...(coverage === undefined || coverage === null ? [] : [coverageWords(coverage)]),
    ...leftOut,
  ];
  return (
    <>
      <button
        type="button"
        className={classes.button}
        popoverTarget={id}
        aria-label={`What “${title}” means`}
        data-no-print
      >
        <IconInfoCircle size={15} stroke={1.6} aria-hidden="true" />
      </button>
      <span
        id={id}
        popover="auto"
        role="dialog"
        aria-label={title}
        className={`${popover.popover} ${classes.definition}`}
      >
        <strong>{title}</strong>
        <span>{definition}</span>
        {lines.map((line) => (
          <small key={line}>{line}</small>
        ))}
        {entry !== undefined && <Link href={`/help/metrics#${entry}`}>More about it</Link>}
      </span>
    </>
  );
}
const calls = (count: number) => `${wholeNumber(count)} ${count === 1 ? 'call' : 'calls'}`;

function coverageWords({ known, eligible }: { known: number; eligible: number }): string {
  if (eligible === 0) return 'No call could say it.';
  const percent = Math.floor((100 * known) / eligible);
  return `Known of ${wholeNumber(known)} of ${calls(eligible)} (${percent} %); the others are left out.`;
}
