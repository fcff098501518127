'use client';

import { NativeSelect } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';

type Props = { current: string; options: { value: string; label: string; href: string }[] };

/** Which figure the heat map shows. */
export function HeatMetricChoice({ current, options }: Props) {
  const router = useRouter();
  const [pending, start] = useTransition();
  return (
    <NativeSelect
      size="xs"
      aria-label="Figure of the heat map"
      value={current}
      data={options.map(({ value, label }) => ({ value, label }))}
      disabled={pending}
      onChange={({ currentTarget: { value } }) => {
        const chosen = options.find((option) => option.value === value);
        if (chosen) start(() => router.replace(chosen.href, { scroll: false }));
      }}
      wrapperProps={{ 'data-no-print': true }}
    />
  );
}
