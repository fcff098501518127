import { EmptyNote } from '@/app/_ui/empty-note.tsx';
import { LinkButton } from '@/app/_ui/link-button.tsx';
import type { CallFilters } from '@/lib/calls/filters.ts';
import { type HangupsScreen, hangupsHref } from './hangups-screen.ts';

type Props = { screen: HangupsScreen; hasCalls: boolean };

/** What stands where no ended call is, and what to do about it. */
export function NoHangups({ screen, hasCalls }: Props) {
  if (!hasCalls) {
    return (
      <EmptyNote title="No calls yet" action={<LinkButton href="/">Open the overview</LinkButton>}>
        Once calls have come in, this page says why they ended and on whose side.
      </EmptyNote>
    );
  }
  const { period, from, to, ...narrowing } = screen.address.filters;
  const isNarrowed = Object.keys(narrowing).length > 0;
  const time: CallFilters = { period, from, to };
  return isNarrowed ? (
    <EmptyNote
      title="No call matches"
      action={<LinkButton href={hangupsHref(screen, { filters: time })}>Clear the filters</LinkButton>}
    >
      No ended call of this period matches all of the filters. Live, internal and test calls are not counted.
    </EmptyNote>
  ) : (
    <EmptyNote
      title="No call of this period has ended"
      action={<LinkButton href="/hangups?period=90d">Show 90 days</LinkButton>}
    >
      Choose a longer period. Live, internal and test calls are not counted.
    </EmptyNote>
  );
}
