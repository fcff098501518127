import { outcomeLabels } from '@/lib/calls/labels.ts';
import type { Outcome } from '@/lib/calls/vocabulary.ts';
import classes from './outcome-badge.module.css';
import { outcomeColour } from './outcome-colour.ts';

/** What came of a call: its colour, the same everywhere, and always the word beside it. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const { word, means } = outcomeLabels[outcome];
  return (
    <span className={classes.badge} title={means}>
      <span className={classes.swatch} style={{ background: outcomeColour[outcome] }} aria-hidden="true" />
      {word}
    </span>
  );
}
