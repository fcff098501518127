import { Skeleton } from '@mantine/core';
import classes from './figure-page.module.css';

const cards = Array.from({ length: 3 }, (_, card) => card);

/** A screen's place while its figures are counted. */
export function FiguresLoading({ title }: { title: string }) {
  return (
    <div className={classes.page} aria-busy="true">
      <header className={classes.header}>
        <h1>{title}</h1>
      </header>
      <span className="visually-hidden" role="status">
        Counting: {title}
      </span>
      <Skeleton height={36} />
      {cards.map((card) => (
        <Skeleton key={card} height={card === 0 ? 120 : 340} />
      ))}
    </div>
  );
}
