'use client';

import { NativeSelect } from '@mantine/core';
import { useRouter } from 'next/navigation';
import type { TimeChoice } from '@/app/_ui/time-choice.ts';
import { TimeForm } from '@/app/_ui/time-form.tsx';
import { withQuery } from '@/app/_ui/with-query.ts';
import type { Comparison } from '@/lib/analytics/comparison.ts';

type Props = { choice: TimeChoice; compare: Comparison; path: string; query: string };

const comparisons: { value: Comparison; label: string }[] = [
  { value: 'previous', label: 'Previous period' },
  { value: 'year', label: 'A year before' },
  { value: 'none', label: 'No comparison' },
];

/** Of when the figures are, and what they are compared with. */
export function PeriodChoice({ choice, compare, path, query }: Props) {
  const router = useRouter();
  const hrefOf = (wanted: string) => withQuery(path, wanted);

  function compareWith(wanted: string) {
    const parameters = new URLSearchParams(query);
    parameters.set('compare', wanted);
    router.push(hrefOf(parameters.toString()), { scroll: false });
  }

  return (
    <>
      <TimeForm {...choice} query={query} hrefOf={hrefOf} offersAllTime={false} drops={['grain']} />
      <NativeSelect
        aria-label="Compared with"
        value={compare}
        data={comparisons}
        onChange={({ currentTarget: { value } }) => compareWith(value)}
      />
    </>
  );
}
