import { Fragment } from 'react';
import type { MergeParty } from './use-merge.ts';

/** An agent's name and where it is known. */
export function Party({ party: { name, connectionLabels } }: { party: MergeParty }) {
  return (
    <>
      <strong>
        <bdi>{name}</bdi>
      </strong>
      {connectionLabels.length > 0 && (
        <span>
          {' ('}
          {connectionLabels.map((label, place) => (
            <Fragment key={label}>
              {place > 0 && ', '}
              <bdi>{label}</bdi>
            </Fragment>
          ))}
          )
        </span>
      )}
    </>
  );
}
