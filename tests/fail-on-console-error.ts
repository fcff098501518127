import { format } from 'node:util';
import { afterEach, beforeEach } from 'vitest';

/**
 * An unexpected `console.error` fails the test during which it was printed: React, Next and our own code use
 * it to say that something is wrong.
 */
let printed: string[] = [];
const original = console.error;

beforeEach(() => {
  printed = [];
  console.error = (...values: unknown[]) => {
    printed.push(format(...values));
  };
});

afterEach(() => {
  console.error = original;
  const [first, ...more] = printed;
  if (first === undefined) return;
  throw new Error(`console.error was called ${more.length + 1} times, first with: ${first}`);
});

/** For a test that provokes one: what was printed so far, which then no longer counts as unexpected. */
export function takeConsoleErrors(): string[] {
  return printed.splice(0);
}
