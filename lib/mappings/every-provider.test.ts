import { describe, expect, test } from 'vitest';
import { providerFixtures } from '../../tests/contract/provider-fixtures.ts';
import { interpretSample } from '../connections/read-sample.ts';
import { registry } from '../providers/registry.ts';
import { applyMappings } from './apply-mappings.ts';
import { readEntry, type WordMapping } from './word-mapping.ts';

describe.each(registry.map((provider) => ({ name: provider.label, provider })))('$name', ({ provider }) => {
  const deliveries = providerFixtures(provider).flatMap((fixture) =>
    interpretSample(provider, fixture).flatMap((read) => (read.kind === 'events' ? [read.events] : [])),
  );
  const unread = deliveries.filter((events) =>
    events.some(({ facts }) => facts.hangup?.certainty === 'unmapped' && facts.unmapped !== undefined),
  );

  test('has an unread hang-up among its fixtures, and a meaning for its words decides each of them', () => {
    expect(unread.length).toBeGreaterThan(0);
    for (const events of unread) {
      const mappings = events.flatMap(({ facts }) => (facts.unmapped ?? []).flatMap(meaning));
      const hangups = applyMappings(events, mappings).flatMap(({ facts }) => facts.hangup ?? []);
      expect(hangups.map(({ reason, certainty }) => [reason, certainty])).toEqual(
        hangups.map(() => ['network', 'exact']),
      );
    }
  });

  test('nothing else changes, whatever words have a meaning', () => {
    const mappings = deliveries
      .flat()
      .flatMap(({ facts }) => [
        ...(facts.unmapped ?? []).flatMap(meaning),
        ...['status', 'call_status', 'hangup_cause'].flatMap((field) =>
          meaning(`${field}=${facts.hangup?.words ?? ''}`),
        ),
      ]);
    for (const events of deliveries.filter((each) => !unread.includes(each))) {
      expect(applyMappings(events, mappings)).toEqual(events);
    }
  });
});

function meaning(entry: string): WordMapping[] {
  const said = readEntry(entry);
  return said ? [{ ...said, reason: 'network', party: 'network' }] : [];
}
