import { Skeleton } from '@mantine/core';

/** The table's place while it is read. */
export default function UsersLoading() {
  return (
    <div aria-busy="true">
      <span className="visually-hidden" role="status">
        Loading the users
      </span>
      <Skeleton height={44} mb="lg" />
      <Skeleton height={260} />
    </div>
  );
}
