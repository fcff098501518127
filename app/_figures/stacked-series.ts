import { wholeNumber } from '@/app/_ui/whole-number.ts';

/** What stacked bars are drawn from, and their table and legend: plain data that a browser can be sent. */
export type StackedSeries = {
  /** Without a dot in it. */
  key: string;
  name: string;
  /** A CSS colour. */
  colour: string;
  /** The calls of all bars, and the way to them, where a legend shows it. */
  count?: number;
  href?: string;
};

export type StackedBar = {
  key: string;
  /** What the bar stands for: Mon 3 Nov. */
  name: string;
  /** Its calls, of all series together. */
  total: number;
  /** The way to all of them. */
  href?: string;
  /** By the key of the series; what is absent is 0. */
  parts: Record<string, number>;
  hrefs: Record<string, string>;
};

/** So many calls, in words. */
export function callsWords(count: number): string {
  return `${wholeNumber(count)} ${count === 1 ? 'call' : 'calls'}`;
}
