import { IconArrowLeft, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { calendar } from '@/lib/analytics/calendar.ts';
import type { Viewer } from '@/lib/auth/viewer.ts';
import { orderFromUrl } from '@/lib/calls/call-order.ts';
import { filtersFromUrl } from '@/lib/calls/filter-url.ts';
import { neighbourCalls } from '@/lib/calls/neighbour-calls.ts';
import { listQuery } from '@/lib/views/list-query.ts';
import { listAddress } from '../../(list)/_list/list-address.ts';
import { callAddress } from '../../call-address.ts';
import classes from './neighbours.module.css';
import { NeighboursKeys } from './neighbours-keys.tsx';

type Props = {
  viewer: Viewer;
  callId: string;
  /** The query of the list that the page was opened from, as its address carries it; undefined for none. */
  list: string | string[] | undefined;
  zone: string;
};

/** The way back to the list, and to the calls before and after this one in it. */
export async function Neighbours({ viewer, callId, list, zone }: Props) {
  if (typeof list !== 'string') {
    return (
      <nav className={classes.neighbours} aria-label="The list of calls">
        <Link href="/calls">
          <IconArrowLeft size={16} aria-hidden="true" /> All calls
        </Link>
      </nav>
    );
  }
  const given = new URLSearchParams(list);
  const names = [...new Set(given.keys())];
  const { filters } = filtersFromUrl(
    Object.fromEntries(names.map((name) => [name, given.getAll(name)])),
    calendar(zone),
  );
  const order = orderFromUrl(given.get('sort'));
  const query = listQuery(filters, order);
  const beside = await neighbourCalls(viewer, callId, { filters, order });
  const before = beside?.before ? callAddress(beside.before, query) : null;
  const after = beside?.after ? callAddress(beside.after, query) : null;
  return (
    <nav className={classes.neighbours} aria-label="The list this call was opened from">
      <Link href={listAddress(query)}>
        <IconArrowLeft size={16} aria-hidden="true" /> Back to the list
      </Link>
      {beside !== null && (
        <span className={classes.steps}>
          <Step href={before} rel="prev" keys="k [">
            <IconChevronUp size={16} aria-hidden="true" /> Previous
          </Step>
          <Step href={after} rel="next" keys="j ]">
            Next <IconChevronDown size={16} aria-hidden="true" />
          </Step>
        </span>
      )}
      <NeighboursKeys before={before} after={after} />
    </nav>
  );
}

function Step({
  href,
  rel,
  keys,
  children,
}: {
  href: string | null;
  rel: 'prev' | 'next';
  keys: string;
  children: ReactNode;
}) {
  // It keeps its place while nothing lies in its direction.
  if (href === null) return <span aria-disabled="true">{children}</span>;
  return (
    <Link href={href} rel={rel} replace aria-keyshortcuts={keys} title={`Key: ${keys.replace(' ', ' or ')}`}>
      {children}
    </Link>
  );
}
