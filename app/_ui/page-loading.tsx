import { Skeleton } from '@mantine/core';

type Props = {
  /** What is loading, in words. */
  what: string;
  /** How high each part of the page is, below its header. */
  heights: readonly number[];
};

/** A page's place while it is read. */
export function PageLoading({ what, heights }: Props) {
  return (
    <div aria-busy="true">
      <span className="visually-hidden" role="status">
        Loading {what}
      </span>
      <Skeleton height={44} mb="lg" />
      {heights.map((height, place) => (
        <Skeleton key={height} height={height} {...(place < heights.length - 1 ? { mb: 'lg' } : {})} />
      ))}
    </div>
  );
}
