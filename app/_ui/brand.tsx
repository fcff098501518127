import classes from './brand.module.css';

/** The product's mark and name. */
export function Brand() {
  return (
    <span className={classes.brand}>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" className={classes.mark}>
        <circle cx="5" cy="5" r="2.6" />
        <circle cx="15" cy="5" r="2.6" className={classes.open} />
        <circle cx="5" cy="15" r="2.6" className={classes.open} />
        <circle cx="15" cy="15" r="2.6" />
        <path d="M5 5 C5 12, 15 8, 15 15" />
      </svg>
      Switchboard
    </span>
  );
}
