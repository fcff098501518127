/**
 * Text that others wrote, for a terminal or a log: what would steer a terminal (escape sequences, also those of eight
 * bits) or turn a line around is written as an escape, as JSON has it. Line breaks and tabs stay.
 */
export function printable(text: string): string {
  return text.replace(steering, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Control characters, and those that order letters otherwise than they stand. */
const steering = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
