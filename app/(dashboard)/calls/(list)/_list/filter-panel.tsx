import { Skeleton } from '@mantine/core';
import Link from 'next/link';
import { filterNames, filterWord } from '@/app/_ui/filter-words.ts';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { Viewer } from '@/lib/auth/viewer.ts';
import type { CallOrder } from '@/lib/calls/call-order.ts';
import { extractedFields } from '@/lib/calls/extracted-fields.ts';
import { type Facet, type FacetCounts, facet, facetCounts, facetSample } from '@/lib/calls/facet-counts.ts';
import { type CallFilters, callFilters, flagFilterNames } from '@/lib/calls/filters.ts';
import { listQuery } from '@/lib/views/list-query.ts';
import { FieldForm } from './field-form.tsx';
import classes from './filter-panel.module.css';
import { LengthForm } from './length-form.tsx';
import { listAddress } from './list-address.ts';

type Props = {
  viewer: Viewer;
  filters: CallFilters;
  order: CallOrder;
  /** Of connections, agents and providers, by id. */
  names: ReadonlyMap<string, string>;
};

/** Open from the start: what managers ask for most. The others open when they are used. */
const openFacets = new Set<Facet>(['outcome', 'direction', 'connection', 'agent']);

/** Everything the list can be narrowed by, with how many calls each choice would give. */
export async function FilterPanel({ viewer, filters, order, names }: Props) {
  const [counts, fields] = await Promise.all([facetCounts(viewer, filters), extractedFields(viewer)]);
  const sampled = facet.options.some((name) => counts[name].sampled);
  return (
    <div className={classes.groups}>
      {facet.options.map((name) => (
        <FacetGroup
          key={name}
          name={name}
          counts={counts[name]}
          filters={filters}
          order={order}
          names={names}
        />
      ))}
      <details className={classes.group}>
        <summary>Lengths</summary>
        <LengthForm query={listQuery(filters, order)} />
      </details>
      {fields.length > 0 && (
        <details className={classes.group}>
          <summary>Extracted field</summary>
          <FieldForm query={listQuery(filters, order)} fields={fields} />
        </details>
      )}
      {sampled && (
        <p className={classes.note}>Numbers are of the newest {wholeNumber(facetSample)} calls that match.</p>
      )}
    </div>
  );
}

type GroupProps = Pick<Props, 'filters' | 'order' | 'names'> & { name: Facet; counts: FacetCounts };

function FacetGroup({ name, counts, filters, order, names }: GroupProps) {
  const chosen = chosenOf(filters, name);
  const absent = chosen
    .filter((value) => !counts.values.some((each) => each.value === value))
    .map((value) => ({ value, label: value, count: 0 }));
  const values = [...counts.values, ...absent];
  // One value that all calls share tells nothing and narrows nothing.
  if (values.length < 2 && chosen.length === 0) return null;
  return (
    <details className={classes.group} open={openFacets.has(name) || chosen.length > 0}>
      <summary>
        {filterNames[name]}
        {chosen.length > 0 && <span className={classes.chosen}> · {chosen.length}</span>}
      </summary>
      <ul>
        {values.map(({ value, label, count }) => {
          const isChosen = chosen.includes(value);
          return (
            <li key={value}>
              <Link
                href={listAddress(listQuery(toggled(filters, name, value), order))}
                aria-current={isChosen ? 'true' : undefined}
                prefetch={false}
                scroll={false}
              >
                <span className={classes.mark} aria-hidden="true" />
                <span className={classes.word}>{filterWord(name, value, names.get(value) ?? label)}</span>
                <span className={classes.count}>
                  {wholeNumber(count)}
                  <span className="visually-hidden"> calls</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function chosenOf(filters: CallFilters, name: Facet): string[] {
  const value = filters[name];
  if (value === undefined) return [];
  return typeof value === 'boolean' ? [String(value)] : value;
}

const flags: ReadonlySet<string> = new Set(flagFilterNames);

/** The filters with a value of a facet chosen, or no longer chosen. A flag has one value at a time. */
function toggled(filters: CallFilters, name: Facet, value: string): CallFilters {
  const chosen = chosenOf(filters, name);
  const { [name]: _, ...others } = filters;
  if (flags.has(name)) return chosen.includes(value) ? others : { ...others, [name]: value === 'true' };
  const values = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
  return values.length === 0 ? others : callFilters.parse({ ...others, [name]: values });
}

/** The panel's place while it is counted. */
export function FilterPanelLoading() {
  return (
    <div className={classes.groups} aria-busy="true">
      {[5, 3, 4, 4].map((lines, group) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never move.
        <div key={group} className={classes.group}>
          {Array.from({ length: lines }, (_, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never move.
            <Skeleton key={line} height={14} my={10} />
          ))}
        </div>
      ))}
    </div>
  );
}
