/** The contrast of two colours, as WCAG 2 defines it. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(shade: string): number {
  const [red = 0, green = 0, blue = 0] = linear(shade);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Red, green and blue of a colour in linear light, from 0 to 1. */
export function linear(shade: string): number[] {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(shade.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
}
