import classes from './state-mark.module.css';

/** How a state is drawn: the shape says it as well as the colour, and the word stands beside it. */
export type MarkTone = 'good' | 'waiting' | 'quiet' | 'bad';

const shapes: Record<MarkTone, string> = { good: '●', waiting: '◐', quiet: '○', bad: '▲' };

/** A state in one word with its mark. */
export function StateMark({ tone, children }: { tone: MarkTone; children: string }) {
  return (
    <span className={classes.state}>
      <span className={classes[tone]} aria-hidden="true">
        {shapes[tone]}
      </span>
      {children}
    </span>
  );
}
