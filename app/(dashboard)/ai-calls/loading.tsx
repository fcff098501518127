import { Skeleton } from '@mantine/core';
import classes from './_ai/ai-calls.module.css';

const tiles = Array.from({ length: 5 }, (_, tile) => tile);

/** The page's place while its figures are counted. */
export default function AiCallsLoading() {
  return (
    <div className={classes.page} aria-busy="true">
      <header className={classes.header}>
        <h1>AI calls</h1>
      </header>
      <span className="visually-hidden" role="status">
        Counting AI calls
      </span>
      <Skeleton height={36} />
      <div className={classes.tiles}>
        {tiles.map((tile) => (
          <Skeleton key={tile} height={104} />
        ))}
      </div>
      <div className={classes.pair}>
        <Skeleton height={260} />
        <Skeleton height={260} />
      </div>
      <Skeleton height={220} />
    </div>
  );
}
