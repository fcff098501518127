'use client';

import { ActionIcon, Popover, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { MetricName } from '@/lib/analytics/metric-definitions.ts';
import { TextLink } from './text-link.tsx';

type Props = {
  title: string;
  definition: string;
  /** Of how many calls the figure is. */
  n?: number | null;
  /** Of the calls that could count, how many say what is needed. */
  coverage?: { known: number; eligible: number } | null;
  /** What is not in it, a line each. */
  leftOut?: readonly string[];
  /** Its entry among the explained figures. */
  entry?: MetricName;
};

/** The ⓘ beside a figure: what exactly it counts, of how many calls it is, and what is not in it. */
export function DefinitionPopover({ title, definition, n, coverage, leftOut = [], entry }: Props) {
  const lines = [
    ...(n === undefined || n === null ? [] : [`Of ${calls(n)}.`]),
    ...(coverage === undefined || coverage === null ? [] : [coverageWords(coverage)]),
    ...leftOut,
  ];
  return (
    <Popover width={280} position="bottom" withArrow shadow="md">
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          // In a line of text it stands in the middle, and makes the line no taller.
          style={{ verticalAlign: 'middle', marginBlock: '-0.25rem' }}
          aria-label={`What “${title}” means`}
          data-no-print
        >
          <IconInfoCircle size={15} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw={600} mb={4}>
          {title}
        </Text>
        <Text size="sm">{definition}</Text>
        {lines.map((line) => (
          <Text key={line} size="xs" c="dimmed" mt={6}>
            {line}
          </Text>
        ))}
        {entry !== undefined && (
          <TextLink href={`/help/metrics#${entry}`} size="xs" mt={6} display="block">
            More about it
          </TextLink>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

const whole = new Intl.NumberFormat('en-GB');
const calls = (count: number) => `${whole.format(count)} ${count === 1 ? 'call' : 'calls'}`;

function coverageWords({ known, eligible }: { known: number; eligible: number }): string {
  if (eligible === 0) return 'No call could say it.';
  const percent = Math.floor((100 * known) / eligible);
  return `Known of ${whole.format(known)} of ${calls(eligible)} (${percent} %); the others are left out.`;
}
