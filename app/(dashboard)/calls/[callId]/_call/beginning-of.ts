import { wholeNumber } from '@/app/_ui/whole-number.ts';

/** The beginning of a text that would make a page unreadable; the delivery has the whole. */
export function beginningOf(text: string, length = 20_000): string {
  if (text.length <= length) return text;
  const left = wholeNumber(text.length - length);
  return `${text.slice(0, length).toWellFormed()}… (${left} more characters in the delivery)`;
}
