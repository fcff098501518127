'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from '../calls.module.css';

/** Holds the filters: beside the list where there is room, behind a button where there is not. */
export function FilterDisclosure({ active, children }: { active: number; children: ReactNode }) {
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <aside aria-label="Filter the calls">
      <Button
        className={classes.panelButton}
        variant="default"
        leftSection={<IconFilter size={16} aria-hidden="true" />}
        aria-expanded={opened}
        aria-controls="call-filters"
        onClick={toggle}
      >
        Filters{active > 0 ? ` (${active})` : ''}
      </Button>
      <div id="call-filters" className={classes.panelBody} data-open={opened || undefined}>
        {children}
      </div>
    </aside>
  );
}
