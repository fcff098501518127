'use client';

import type { TimeChoice } from '@/app/_ui/time-choice.ts';
import { TimeForm } from '@/app/_ui/time-form.tsx';
import { listAddress } from './list-address.ts';

/** The period of the list. */
export function TimeControl({ choice, query }: { choice: TimeChoice; query: string }) {
  return <TimeForm {...choice} query={query} hrefOf={listAddress} offersAllTime />;
}
