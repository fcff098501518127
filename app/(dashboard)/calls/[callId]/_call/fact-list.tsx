import type { ReactNode } from 'react';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import classes from '../call.module.css';

type Fact = { term: string; means?: string; value: ReactNode };

/** Terms and their values, a dash where a value is null. */
export function FactList({ facts }: { facts: Fact[] }) {
  return (
    <dl className={classes.factList}>
      {facts.map(({ term, means, value }) => (
        <div key={term}>
          <dt title={means}>{term}</dt>
          <dd>{value ?? <UnknownValue />}</dd>
        </div>
      ))}
    </dl>
  );
}
