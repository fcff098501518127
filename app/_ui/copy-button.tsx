'use client';

import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { copyText } from './copy-text.ts';

/** A small button that copies text which stands elsewhere on the page. */
export function CopyButton({ label, value }: { label: string; value: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const said = { idle: label, copied: 'Copied', failed: 'Copying failed: select the text' }[state];

  async function copy() {
    setState((await copyText(value)) ? 'copied' : 'failed');
    setTimeout(() => setState('idle'), 2500);
  }

  return (
    <Button
      size="compact-xs"
      variant="default"
      mt={4}
      leftSection={state === 'copied' ? <IconCheck size={13} /> : <IconCopy size={13} />}
      onClick={copy}
      aria-live="polite"
    >
      {said}
    </Button>
  );
}
