import classes from './setup-progress.module.css';

const steps = ['Provider', 'Settings', 'Provider’s portal', 'First delivery'] as const;

/** Where somebody who adds a connection stands. `current` counts from 0; beyond the last all is done. */
export function SetupProgress({ current }: { current: number }) {
  return (
    <ol className={classes.steps} aria-label="Steps of adding a connection">
      {steps.map((step, index) => (
        <li
          key={step}
          className={index < current ? classes.done : index === current ? classes.current : undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className={classes.number} aria-hidden="true">
            {index < current ? '✓' : index + 1}
          </span>
          {step}
          {index < current && <span className="visually-hidden"> (done)</span>}
        </li>
      ))}
    </ol>
  );
}
