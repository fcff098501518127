'use client';

import type { KeyboardEvent, PointerEvent } from 'react';
import { columnWidths } from '@/lib/views/column-widths.ts';
import { callColumn } from './call-column-list.ts';
import { heldWhileSizing, type ShownColumn } from './column-layout.ts';
import classes from './column-sizer.module.css';

export type SizerProps = {
  id: string;
  columns: readonly ShownColumn[];
  /** Pixels; what is not named has its share. */
  widths: Partial<Record<string, number>>;
  /** Shows widths while the pointer is down; null: as they were. */
  onDrag: (widths: Record<string, number> | null) => void;
  /** Keeps widths; null gives a column its share again. */
  onSize: (widths: Record<string, number | null>) => void;
};

/** Pixels by which an arrow key moves an edge. */
const step = 16;

/**
 * The edge of a column: dragged, or moved by the arrow keys; a double click or Delete gives the column its share of
 * the width again. The table scrolls under it, so what is dragged is measured where it stands.
 */
export function ColumnSizer({ id, columns, widths, onDrag, onSize }: SizerProps) {
  const column = columns.find((each) => each.id === id);
  const atStart = column?.pinned === 'end';
  const width = widths[id];
  const label = callColumn(id)?.label ?? id;

  function sized(edge: Element, by: number): Record<string, number> {
    const sizes = measure(edge, heldWhileSizing(columns, id));
    const changed = (sizes[id] ?? columnWidths.least) + (atStart ? -by : by);
    return { ...sizes, [id]: Math.min(Math.max(changed, columnWidths.least), columnWidths.most) };
  }

  function drag(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0) return;
    event.preventDefault();
    const edge = event.currentTarget;
    const from = event.clientX;
    const before = sized(edge, 0);
    let sizes: Record<string, number> | null = null;
    edge.setPointerCapture(event.pointerId);
    edge.onpointermove = ({ clientX }) => {
      const by = atStart ? from - clientX : clientX - from;
      sizes = { ...before, [id]: (before[id] ?? columnWidths.least) + by };
      onDrag(sizes);
    };
    edge.onpointercancel = () => finish(null);
    edge.onpointerup = () => finish(sizes);

    function finish(result: Record<string, number> | null) {
      edge.onpointermove = null;
      edge.onpointerup = null;
      edge.onpointercancel = null;
      if (result === null) onDrag(null);
      else onSize(result);
    }
  }

  function press(event: KeyboardEvent<HTMLElement>) {
    const by = { ArrowLeft: -step, ArrowRight: step }[event.key];
    const frees = event.key === 'Delete' || event.key === 'Backspace';
    if (by === undefined && !frees) return;
    event.preventDefault();
    onSize(by === undefined ? { [id]: null } : sized(event.currentTarget, by));
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between paragraphs cannot be focused and moved.
    <span
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`Width of ${label}`}
      aria-valuemin={columnWidths.least}
      aria-valuemax={columnWidths.most}
      aria-valuenow={width ?? column?.least ?? columnWidths.least}
      aria-valuetext={width === undefined ? 'Automatic' : `${width} pixels`}
      title="Drag to size; double-click for its share"
      className={classes.sizer}
      data-side={atStart ? 'start' : 'end'}
      onPointerDown={drag}
      onDoubleClick={() => onSize({ [id]: null })}
      onKeyDown={press}
    />
  );
}

/** How wide columns stand on the screen. */
function measure(edge: Element, ids: readonly string[]): Record<string, number> {
  const headers = [...(edge.closest('tr')?.children ?? [])].filter((each) => each instanceof HTMLElement);
  return Object.fromEntries(
    headers
      .filter(({ dataset }) => ids.includes(dataset.column ?? ''))
      .map((header) => [header.dataset.column ?? '', Math.round(header.getBoundingClientRect().width)]),
  );
}
