import classes from './under-way.module.css';

/** The sign that a link was followed and the answer is not there yet, shown where it takes longer than a blink. */
export function UnderWay() {
  return <span className={classes.underWay} aria-hidden="true" />;
}
