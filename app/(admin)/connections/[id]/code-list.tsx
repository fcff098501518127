import classes from './code-list.module.css';

/** Names as machines write them, a line each. */
export function CodeList({ codes, none }: { codes: readonly string[]; none: string }) {
  if (codes.length === 0) return none;
  return (
    <ul className={classes.list}>
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ul>
  );
}
