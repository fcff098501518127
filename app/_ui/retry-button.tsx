import classes from './retry-button.module.css';

/** The button of a page that could not be made. Every page carries its error page along, so it is a plain one. */
export function RetryButton({ onClick }: { onClick: () => void }) {
  return (
    <button type="button" className={classes.button} onClick={onClick}>
      Try again
    </button>
  );
}
