'use client';

import { ActionIcon, Button, Checkbox, SegmentedControl } from '@mantine/core';
import { IconArrowBarToLeft, IconArrowBarToRight, IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { callColumn } from './call-column-list.ts';
import { useCallTable } from './call-table-settings.tsx';
import { canMove, moveColumn, pinColumn, type Side, showColumn, shownColumns } from './change-columns.ts';
import classes from './columns-menu.module.css';

/** What the menu "Columns" opens. Every change shows at once in the list beside it. */
export function ColumnsMenuPanel() {
  const { settings, isChanged, isOfView, change, reset } = useCallTable();
  const [said, setSaid] = useState('');
  const shown = shownColumns(settings);
  const hidden = settings.order.filter((id) => settings.hidden.includes(id));

  function move(id: string, by: -1 | 1) {
    const moved = moveColumn(settings, id, by);
    if (moved === settings) return;
    change(moved);
    const order = shownColumns(moved);
    setSaid(`${labelOf(id)} is column ${order.indexOf(id) + 1} of ${order.length}`);
  }

  return (
    <div className={classes.panel}>
      <p className={classes.title}>{isOfView ? 'Columns of this view, as you see it' : 'Columns'}</p>
      <ul className={classes.columns} aria-label="Columns of the list">
        {[...shown, ...hidden].map((id) => {
          const isShown = !settings.hidden.includes(id);
          const { label, always = false } = callColumn(id) ?? { label: id };
          return (
            <li key={id} data-pinned={isShown ? settings.pinned[id] : undefined}>
              <Checkbox
                size="xs"
                label={label}
                checked={isShown}
                // A disabled one would let the focus go.
                aria-disabled={always || undefined}
                title={always ? 'Always there: it opens the call' : undefined}
                onChange={({ currentTarget }) => {
                  if (!always) change(showColumn(settings, id, currentTarget.checked));
                }}
              />
              {isShown && (
                <span className={classes.controls}>
                  <Step
                    label={`Move ${label} up`}
                    isPossible={canMove(settings, id, -1)}
                    onStep={() => move(id, -1)}
                  >
                    <IconArrowUp size={15} stroke={1.6} aria-hidden="true" />
                  </Step>
                  <Step
                    label={`Move ${label} down`}
                    isPossible={canMove(settings, id, 1)}
                    onStep={() => move(id, 1)}
                  >
                    <IconArrowDown size={15} stroke={1.6} aria-hidden="true" />
                  </Step>
                  {sides.map(({ side, words, Icon }) => {
                    const isPinned = settings.pinned[id] === side;
                    return (
                      <ActionIcon
                        key={side}
                        className={classes.pin}
                        variant={isPinned ? 'light' : 'subtle'}
                        color={isPinned ? undefined : 'gray'}
                        size="sm"
                        aria-label={`Pin ${label} to the ${words}`}
                        title={`Pin to the ${words}`}
                        aria-pressed={isPinned}
                        onClick={() => change(pinColumn(settings, id, isPinned ? null : side))}
                      >
                        <Icon size={15} stroke={1.6} aria-hidden="true" />
                      </ActionIcon>
                    );
                  })}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <div className={classes.foot}>
        <SegmentedControl
          size="xs"
          aria-label="Height of the rows"
          data={densities}
          value={settings.density}
          onChange={(value) => {
            const chosen = densities.find((density) => density.value === value);
            if (chosen) change({ ...settings, density: chosen.value });
          }}
        />
        <Button
          size="compact-sm"
          variant="subtle"
          aria-disabled={!isChanged}
          data-disabled={!isChanged || undefined}
          onClick={() => {
            if (!isChanged) return;
            reset();
            setSaid('Columns, widths and height are as they were at first');
          }}
        >
          Reset
        </Button>
      </div>
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </div>
  );
}

type StepProps = { label: string; isPossible: boolean; onStep: () => void; children: React.ReactNode };

/** A button that keeps the focus where the way ends. */
function Step({ label, isPossible, onStep, children }: StepProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={label}
      aria-disabled={!isPossible}
      data-disabled={!isPossible || undefined}
      onClick={onStep}
    >
      {children}
    </ActionIcon>
  );
}

const sides: { side: Side; words: string; Icon: typeof IconArrowUp }[] = [
  { side: 'start', words: 'start', Icon: IconArrowBarToLeft },
  { side: 'end', words: 'end', Icon: IconArrowBarToRight },
];

const densities: { value: 'comfortable' | 'compact'; label: string }[] = [
  { value: 'comfortable', label: 'Comfortable' },
  { value: 'compact', label: 'Compact' },
];

function labelOf(id: string): string {
  return callColumn(id)?.label ?? id;
}
