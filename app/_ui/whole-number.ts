const format = new Intl.NumberFormat('en-GB');

/** A whole number as people read it: 12,345. */
export const wholeNumber = (number: number): string => format.format(number);
