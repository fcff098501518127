'use client';

import { ActionIcon, Button } from '@mantine/core';
import { IconBraces, IconDownload, IconTable, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { MenuButton } from '@/app/_ui/menu-button.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import classes from './export-menu.module.css';
import { type ExportTotal, exportWords } from './export-view.ts';
import { useExport } from './use-export.ts';

type Props = {
  /** What the list shows, as `listQuery` says it. */
  query: string;
  /** How many calls match; null where nobody has counted them. */
  total: ExportTotal;
};

/** The calls of the list as a file, and how far it is. For roles that may export. */
export function ExportMenu({ query, total }: Props) {
  const { current, start, putAway } = useExport();
  const button = useRef<HTMLButtonElement>(null);

  function hide() {
    putAway();
    button.current?.focus();
  }

  return (
    <div>
      <MenuButton
        label="Export"
        button={(opens) => (
          <Button
            ref={button}
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.6} aria-hidden="true" />}
            {...opens}
          >
            Export
          </Button>
        )}
      >
        <div className={classes.what}>{whatIsExported(total)}</div>
        {formats.map(({ format, words, Icon }) => (
          <button
            key={format}
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => start({ format, query, total })}
          >
            <Icon size={16} stroke={1.6} aria-hidden="true" />
            {words}
          </button>
        ))}
      </MenuButton>
      {/* Stays in the page: what is put into it is read out, what comes with it may not be. */}
      <p role="status" className="visually-hidden">
        {current?.view.announced.words}
      </p>
      {current && (
        <div className={classes.progress} data-state={current.view.state}>
          <span aria-hidden="true">{exportWords(current.view, current.total)}</span>
          {current.view.state === 'failed' && (
            <Button size="compact-xs" variant="default" onClick={() => start(current)}>
              Try again
            </Button>
          )}
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label="Hide the progress of the export"
            onClick={hide}
          >
            <IconX size={14} aria-hidden="true" />
          </ActionIcon>
        </div>
      )}
    </div>
  );
}

const formats = [
  { format: 'csv', words: 'CSV (spreadsheet)', Icon: IconTable },
  { format: 'ndjson', words: 'JSON lines (machines)', Icon: IconBraces },
] as const;

function whatIsExported(total: ExportTotal): string {
  if (total === null) return 'All calls that match';
  if (total.capped) return `All calls that match, more than ${wholeNumber(total.count)}`;
  return total.count === 1 ? 'The one call that matches' : `${wholeNumber(total.count)} calls that match`;
}
