/** A part of a whole, from 0 to 1; `null` where there is no whole. */
export const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
