/** A whole number as people read it: 12,345. */
export function wholeNumber(number: number): string {
  // Made when it is first needed: a browser takes long over it, and most pages of it need none.
  format ??= new Intl.NumberFormat('en-GB');
  return format.format(number);
}

let format: Intl.NumberFormat | undefined;
