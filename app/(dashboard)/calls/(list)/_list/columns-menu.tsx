'use client';

import { Button, Popover } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import classes from './columns-menu.module.css';

const load = () => import('./columns-menu-panel.tsx').then(({ ColumnsMenuPanel }) => ColumnsMenuPanel);
const Panel = dynamic(load, {
  ssr: false,
  loading: () => <div className={classes.panel} aria-busy="true" />,
});

/** Which columns the call list has, in which order. What it opens is fetched when somebody is about to. */
export function ColumnsMenu() {
  return (
    <Popover position="bottom-end" width={340} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconColumns3 size={16} stroke={1.6} aria-hidden="true" />}
          onPointerEnter={load}
          onFocus={load}
        >
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        <Panel />
      </Popover.Dropdown>
    </Popover>
  );
}
