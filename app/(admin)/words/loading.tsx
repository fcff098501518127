import { Skeleton } from '@mantine/core';

/** The tables' place while they are read. */
export default function WordsLoading() {
  return (
    <div aria-busy="true">
      <span className="visually-hidden" role="status">
        Loading the words
      </span>
      <Skeleton height={44} mb="lg" />
      <Skeleton height={220} mb="lg" />
      <Skeleton height={140} />
    </div>
  );
}
