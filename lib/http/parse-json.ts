/**
 * Parses JSON as `JSON.parse` does, except that a number which JavaScript cannot hold digit for digit (a long
 * id, `1e400`) comes out as its own text. Any depth.
 *
 * @throws {SyntaxError} as `JSON.parse` does.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!mayLoseDigits.test(text)) return value;
  const kept = quoteLongNumbers(text);
  return kept === text ? value : JSON.parse(kept);
}

/** Sixteen digits in one number, or an exponent: cheap, and also true of texts that only look like it. */
const mayLoseDigits = /(?:\d\.?){16}|\d[eE]/;

/** Puts numbers that would lose digits into quotes. `text` is valid JSON. */
function quoteLongNumbers(text: string): string {
  const parts: string[] = [];
  let copied = 0;
  const numberOrString = /"|-?\d[\d.eE+-]*/g;
  for (let found = numberOrString.exec(text); found !== null; found = numberOrString.exec(text)) {
    const [token] = found;
    if (token === '"') numberOrString.lastIndex = endOfString(text, found.index);
    else if (losesDigits(token)) {
      parts.push(text.slice(copied, found.index), '"', token, '"');
      copied = found.index + token.length;
    }
  }
  parts.push(text.slice(copied));
  return parts.join('');
}

/** Where the string that begins at `start` is over: behind the first quote that no backslash escapes. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); ; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
  }
}

function losesDigits(number: string): boolean {
  const value = Number(number);
  if (String(value) === number) return false;
  return !Number.isFinite(value) || significant(number) !== significant(String(value));
}

/** The digits of a number without zeros at either end, and where its point stands among them. */
function significant(number: string): string {
  const [mantissa = '', exponent = '0'] = number.toLowerCase().replace(/^-/, '').split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  let [start, end] = [0, digits.length];
  while (digits[start] === '0') start += 1;
  while (end > start && digits[end - 1] === '0') end -= 1;
  return start === end ? '0' : `${digits.slice(start, end)} ${whole.length - start + Number(exponent)}`;
}
