/** The narrowest and the widest that a column may be made, in pixels. */
export const columnWidths = { least: 48, most: 800 };
