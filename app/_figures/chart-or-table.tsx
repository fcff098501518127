'use client';

import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './figure-card.module.css';

type Props = { title: string; heading: ReactNode; controls: ReactNode; chart: ReactNode; table: ReactNode };

/**
 * The same figures as a picture or as numbers, as the reader prefers. Behind the picture the table stays in the
 * page for those who hear it and for paper.
 */
export function ChartOrTable({ title, heading, controls, chart, table }: Props) {
  const [view, setView] = useState('chart');
  const behind = useRef<HTMLDivElement>(null);
  const isChart = view === 'chart';

  // Links that cannot be seen are followed by those who hear them, and passed over by the Tab key.
  useEffect(() => {
    for (const link of behind.current?.querySelectorAll('a, [tabindex="0"]') ?? []) {
      link.setAttribute('tabindex', '-1');
    }
  });

  return (
    <>
      <div className={classes.head}>
        {heading}
        <div className={classes.controls}>
          {controls}
          <SegmentedControl
            size="xs"
            aria-label={`Show “${title}” as`}
            value={view}
            onChange={setView}
            data-no-print
            data={[
              { value: 'chart', label: 'Chart' },
              { value: 'table', label: 'Table' },
            ]}
          />
        </div>
      </div>
      {isChart && <div className={classes.picture}>{chart}</div>}
      {isChart ? (
        <div key="behind" ref={behind} className={classes.behind}>
          {table}
        </div>
      ) : (
        <div key="shown" className={classes.numbers}>
          {table}
        </div>
      )}
    </>
  );
}
