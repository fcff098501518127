import { z } from 'zod';
import { calendar } from '@/lib/analytics/calendar.ts';
import { filtersFromUrl, type SearchParameters } from '@/lib/calls/filter-url.ts';
import { isCursor } from '@/lib/http/time-cursor.ts';
import { type DeliveryFilters, deliveryFilters } from '@/lib/webhooks/delivery-filters.ts';
import { deliveryState } from '@/lib/webhooks/delivery-state.ts';

/** What the list of deliveries shows, as its address says it. */
type DeliveryAddress = {
  filters: DeliveryFilters;
  /** Refused requests are listed instead; of the filters, connection and time hold for them. */
  isRejected: boolean;
  /** The named period, where one was chosen. */
  period: string | undefined;
  cursor: string | undefined;
  /** The address's own parameters, without the page. */
  query: string;
  /** Parts of it that meant nothing and were left out. */
  unusable: string[];
};

const filterNames = ['connection', 'state', 'period', 'from', 'to', 'call', 'q', 'test'] as const;
const names = [...filterNames, 'cursor'] as const;
const tests = z.enum(['only', 'without']);

/**
 * Reads the address of the list of deliveries: `connection`, `state` (also `rejected`), `period` or `from` and `to` as
 * dates of the report zone or instants, `call`, `q`, `test=only` or `test=without`, `cursor`.
 */
export function readDeliveryAddress(parameters: SearchParameters, zone: string, now: Date): DeliveryAddress {
  const texts = new Map(names.map((name) => [name, textOf(parameters[name])]));
  const time = filtersFromUrl(
    { period: parameters.period, from: parameters.from, to: parameters.to },
    calendar(zone, now),
  );
  const unusable = [...time.unusable];
  const isRejected = texts.get('state') === 'rejected';
  function read<T>(name: (typeof names)[number], schema: z.ZodType<T>): T | undefined {
    const text = texts.get(name);
    if (text === undefined) return undefined;
    const parsed = schema.safeParse(text);
    if (!parsed.success) unusable.push(`${name}=${text.slice(0, 80)}`);
    return parsed.data;
  }
  const test = read('test', tests);
  const cursor = read('cursor', z.string().refine(isCursor));
  const { shape } = deliveryFilters;
  const filters = withoutNothing({
    connectionId: read('connection', shape.connectionId.unwrap()),
    state: isRejected ? undefined : read('state', deliveryState),
    from: time.filters.from,
    to: time.filters.to,
    call: read('call', shape.call.unwrap()),
    q: read('q', shape.q.unwrap()),
    isTest: test === undefined ? undefined : test === 'only',
  });
  const given = filterNames.flatMap((name) => {
    const text = texts.get(name);
    return text === undefined ? [] : [[name, text]];
  });
  return {
    filters,
    isRejected,
    period: time.filters.period,
    cursor,
    query: new URLSearchParams(given).toString(),
    unusable,
  };
}

function textOf(value: string | string[] | undefined): string | undefined {
  const text = [value ?? []].flat()[0]?.trim();
  return text === '' ? undefined : text;
}

function withoutNothing(filters: DeliveryFilters): DeliveryFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}
