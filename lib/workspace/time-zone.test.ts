import { describe, expect, it } from 'vitest';
import { countries, country } from './country.ts';
import { timeZone, timeZones } from './time-zone.ts';

describe('timeZone', () => {
  it.each(['UTC', 'Asia/Kolkata', 'Asia/Kathmandu', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])(
    '%s',
    (name) => {
      expect(timeZone.parse(name)).toBe(name);
    },
  );

  it.each(['', '+05:30', 'IST', 'utc', 'Asia/Nowhere', "UTC'; DROP TABLE call"])('refuses %s', (name) => {
    expect(timeZone.safeParse(name).success).toBe(false);
  });

  it('offers only zones that it accepts, under today’s names', () => {
    const zones = timeZones();
    expect(zones).toContain('Asia/Kolkata');
    expect(zones).not.toContain('Asia/Calcutta');
    expect(zones.filter((name) => !timeZone.safeParse(name).success)).toEqual([]);
  });
});

describe('country', () => {
  it('takes ISO codes in either case', () => {
    expect(country.parse(' in ')).toBe('IN');
    expect(country.safeParse('XX').success).toBe(false);
  });

  it('offers only countries that it accepts', () => {
    expect(countries().filter(({ code }) => !country.safeParse(code).success)).toEqual([]);
    expect(countries().find(({ code }) => code === 'IN')).toMatchObject({ name: 'India', callingCode: '91' });
  });
});
