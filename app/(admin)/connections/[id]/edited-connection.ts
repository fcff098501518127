import type { Connection } from '@/lib/connections/connection.ts';
import type { Provider } from '@/lib/providers/provider.ts';
import { countries } from '@/lib/workspace/country.ts';
import { timeZones } from '@/lib/workspace/time-zone.ts';
import { settingText } from '../new/setting-text.ts';

/** What the form of a connection's settings starts with, and what it offers. */
export function editedConnection(connection: Connection, provider: Provider) {
  const { id, label, timeZone, defaultCountry, ringingLimitSeconds, talkingLimitSeconds } = connection;
  return {
    connection: {
      ...{ id, label, timeZone, defaultCountry, ringingLimitSeconds, talkingLimitSeconds },
      fields: provider.settingFields.map((field) => ({
        ...field,
        value: settingText(connection.settings[field.key]),
      })),
    },
    timeZones: [...new Set([timeZone, ...timeZones()])].sort(),
    countries: countries().map(({ code, name, callingCode }) => ({
      value: code,
      label: `${name} (+${callingCode})`,
    })),
  };
}
