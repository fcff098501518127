'use client';

import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { CopyButton } from '@/app/_ui/copy-button.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { BodyView } from '@/lib/webhooks/body-view.ts';
import classes from './body.module.css';

type Props = {
  body: BodyView;
  /** Where all of it can be downloaded. */
  rawHref: string;
};

/** The body as text: laid out, or exactly as it came. Never as a page. */
export function Body({ body, rawHref }: Props) {
  const [raw, setRaw] = useState(false);
  if (body.kind === 'empty') {
    return (
      <Panel title="Body">
        <Text size="sm" c="dimmed">
          The request had no body.
        </Text>
      </Panel>
    );
  }
  const pretty = body.kind === 'text' ? body.pretty : null;
  const shown = body.kind === 'binary' ? body.hex : raw || pretty === null ? body.text : pretty;
  return (
    <Panel
      title="Body"
      actions={
        pretty !== null && (
          <SegmentedControl
            size="xs"
            aria-label="How to show the body"
            value={raw ? 'raw' : 'pretty'}
            onChange={(value) => setRaw(value === 'raw')}
            data={[
              { value: 'pretty', label: 'Laid out' },
              { value: 'raw', label: 'As received' },
            ]}
          />
        )
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes.body} tabIndex={0} aria-label="Body as text">
        <pre className={body.kind === 'binary' ? classes.dump : undefined}>{shown}</pre>
      </section>
      <Text size="xs" c="dimmed" mt={6}>
        {wholeNumber(body.bytes)} bytes{noteOn(body)}
      </Text>
      <Group gap="xs">
        <CopyButton label="Copy what is shown" value={shown} />
        <Button component="a" href={rawHref} download size="compact-xs" variant="default" mt={4}>
          Download as received
        </Button>
      </Group>
    </Panel>
  );
}

function noteOn(body: Exclude<BodyView, { kind: 'empty' }>): string {
  const notes = [];
  if (body.kind === 'binary') notes.push('not text, so shown as hexadecimal');
  if (body.kind === 'text' && body.lenient) notes.push('bytes that are not valid text are shown as \uFFFD');
  if (body.truncated) notes.push('only the beginning is shown');
  return notes.length === 0 ? '' : ` · ${notes.join(' · ')}`;
}
