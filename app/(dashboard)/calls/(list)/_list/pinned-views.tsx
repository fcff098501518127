import Link from 'next/link';
import type { SavedViewSummary } from '@/lib/views/list-views.ts';
import { listAddress } from './list-address.ts';
import { openView } from './open-view.ts';
import classes from './views-menu.module.css';

type Props = { views: SavedViewSummary[]; query: string };

/** The views that the viewer has pinned, a click away. */
export function PinnedViews({ views, query }: Props) {
  const pinned = views.filter(({ isPinned }) => isPinned);
  if (pinned.length === 0) return null;
  const open = openView(views, query);
  return (
    <nav aria-label="Pinned views">
      <ul className={classes.pinned}>
        {pinned.map(({ id, name, query }) => (
          <li key={id}>
            <Link href={listAddress(query)} aria-current={id === open?.id ? 'page' : undefined}>
              <bdi>{name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
