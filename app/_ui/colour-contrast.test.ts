import { describe, expect, test } from 'vitest';
import { contrast, linear } from '@/tests/contrast.ts';
import { outcomeColour } from './outcome-colour.ts';
import { partyColour } from './party-colour.ts';
import { reasonColour } from './reason-colour.ts';

const surfaces = { light: '#ffffff', dark: '#1b1d21' } as const;

describe.each(Object.entries({ outcomeColour, partyColour, reasonColour }))('%s', (_, colours) => {
  test.each(Object.entries(surfaces))('stands out from the %s surface', (scheme, surface) => {
    const faint = shades(colours, scheme).filter(([, shade]) => contrast(shade, surface) < 3);
    expect(faint).toEqual([]);
  });

  test.each(Object.entries(surfaces))('has no two that look alike in the %s scheme', (scheme) => {
    const all = shades(colours, scheme);
    const alike = all.flatMap(([name, shade], index) =>
      all
        .slice(index + 1)
        .map(
          ([other, otherShade]) =>
            [name, other, Math.round(distance(shade, otherShade) * 1000) / 1000] as const,
        )
        .filter(([, , apart]) => apart < 0.05),
    );
    expect(alike).toEqual([]);
  });
});

function shades(colours: Record<string, string>, scheme: string): [name: string, shade: string][] {
  return Object.entries(colours).map(([name, value]) => {
    const [, light = '', dark = ''] = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(value) ?? [];
    return [name, scheme === 'light' ? light : dark];
  });
}

/** In Oklab, where 0.02 is a difference that one just sees. */
function distance(one: string, other: string): number {
  const a = oklab(one);
  const b = oklab(other);
  return Math.hypot(...a.map((part, index) => part - (b[index] ?? 0)));
}

function oklab(shade: string): number[] {
  const [r = 0, g = 0, b = 0] = linear(shade);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
