import { Skeleton } from '@mantine/core';

/** The account’s place while it is read. */
export default function AccountLoading() {
  return (
    <div aria-busy="true">
      <span className="visually-hidden" role="status">
        Loading your account
      </span>
      <Skeleton height={44} mb="lg" />
      <Skeleton height={260} />
    </div>
  );
}
