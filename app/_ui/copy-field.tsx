'use client';

import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './copy-field.module.css';
import { copyText } from './copy-text.ts';

type Props = { label: string; value: string; multiline?: boolean };

/** Text to paste somewhere else, with a button that copies it. */
export function CopyField({ label, value, multiline = false }: Props) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const said = {
    idle: `Copy: ${label}`,
    copied: `Copied: ${label}`,
    failed: 'Copying failed: select the text',
  }[state];

  async function copy() {
    setState((await copyText(value)) ? 'copied' : 'failed');
    setTimeout(() => setState('idle'), 2500);
  }

  return (
    <div className={classes.field}>
      <code className={multiline ? classes.lines : classes.line}>{value}</code>
      <ActionIcon variant="subtle" color="gray" onClick={copy} aria-label={said} title={said}>
        {state === 'copied' ? <IconCheck size={16} /> : <IconCopy size={16} />}
      </ActionIcon>
      <span className="visually-hidden" role="status">
        {state === 'idle' ? '' : said}
      </span>
    </div>
  );
}
