import { TableScrollContainer } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './table-frame.module.css';

/**
 * The surface of a table; it scrolls sideways by itself where the screen is narrower than `minWidth`, by
 * keyboard too: `label` says what is being scrolled.
 */
export function TableFrame({
  label,
  minWidth,
  children,
}: {
  label: string;
  minWidth: number;
  children: ReactNode;
}) {
  return (
    <TableScrollContainer
      minWidth={minWidth}
      className={classes.frame}
      type="native"
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      {children}
    </TableScrollContainer>
  );
}
