import { TableScrollContainer } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './table-frame.module.css';

/** The surface of a table; it scrolls sideways by itself where the screen is narrower than `minWidth`. */
export function TableFrame({ minWidth, children }: { minWidth: number; children: ReactNode }) {
  return (
    <TableScrollContainer minWidth={minWidth} className={classes.frame} type="native">
      {children}
    </TableScrollContainer>
  );
}
