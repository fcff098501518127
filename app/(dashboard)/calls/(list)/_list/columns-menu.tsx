'use client';

import { IconColumns3 } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { PanelButton } from '@/app/_ui/panel-button.tsx';
import classes from './columns-menu.module.css';

const load = () => import('./columns-menu-panel.tsx').then(({ ColumnsMenuPanel }) => ColumnsMenuPanel);
const Panel = dynamic(load, {
  ssr: false,
  loading: () => <div className={classes.panel} aria-busy="true" />,
});

/** Which columns the call list has, in which order. What it opens is fetched when somebody is about to. */
export function ColumnsMenu() {
  return (
    <PanelButton
      label="Columns"
      from="end"
      face="Columns"
      leftSection={<IconColumns3 size={16} stroke={1.6} aria-hidden="true" />}
      onIntent={load}
    >
      {() => <Panel />}
    </PanelButton>
  );
}
