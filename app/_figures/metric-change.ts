/**
 * How a figure changed against what it is compared with: by a share of what it was (0.12 is a tenth more), or, of
 * rates, by percentage points. `null` when one of the two is not known, or when there was nothing to be a share of.
 */
export type MetricChange = { by: number; in: 'share' | 'points' } | null;

/** The change of a count or a length. */
export function changeOf(now: number | null, before: number | null): MetricChange {
  if (now === null || before === null) return null;
  if (before === 0) return now === 0 ? { by: 0, in: 'share' } : null;
  return { by: now / before - 1, in: 'share' };
}

/** The change of a rate between 0 and 1. */
export function pointsOf(now: number | null, before: number | null): MetricChange {
  return now === null || before === null ? null : { by: 100 * (now - before), in: 'points' };
}

/** Whether a change is for the better; `null` when it is neither, or nothing worth the word. */
export type Better = 'up' | 'down' | null;

export type ChangeWords = {
  mark: '▲' | '▼' | '=';
  /** As it is shown: 12 %. */
  text: string;
  /** As it is read aloud: 12 % more than before, which is better. */
  spoken: string;
  tone: 'good' | 'bad' | 'quiet';
};

/** A change in words, rounded as it is shown: what rounds to nothing is no change. */
export function changeWords({ by, in: unit }: NonNullable<MetricChange>, better: Better): ChangeWords {
  const size = Math.abs(unit === 'share' ? 100 * by : by);
  const amount = (size < 10 ? fine : coarse).format(size);
  const text = unit === 'share' ? `${amount} %` : `${amount} pp`;
  if (Number(amount.replaceAll(',', '')) === 0)
    return { mark: '=', text, spoken: 'as much as before', tone: 'quiet' };
  const isUp = by > 0;
  const tone = better === null ? 'quiet' : (better === 'up') === isUp ? 'good' : 'bad';
  const said = unit === 'share' ? text : `${amount} percentage points`;
  const judged = { good: ', which is better', bad: ', which is worse', quiet: '' }[tone];
  return {
    mark: isUp ? '▲' : '▼',
    text,
    spoken: `${said} ${isUp ? 'more' : 'less'} than before${judged}`,
    tone,
  };
}

const fine = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const coarse = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
