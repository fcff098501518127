'use client';

import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import classes from './overview.module.css';

type Props = { heading: ReactNode; chart: ReactNode; table: ReactNode };

/** The same figures as a picture or as numbers, as the reader prefers. */
export function ChartOrTable({ heading, chart, table }: Props) {
  const [view, setView] = useState('chart');
  return (
    <>
      <div className={classes.cardHeader}>
        {heading}
        <SegmentedControl
          size="xs"
          aria-label="Show as"
          value={view}
          onChange={setView}
          data={[
            { value: 'chart', label: 'Chart' },
            { value: 'table', label: 'Table' },
          ]}
        />
      </div>
      {view === 'chart' ? chart : table}
    </>
  );
}
