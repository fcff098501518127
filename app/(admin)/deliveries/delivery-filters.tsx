'use client';

import { Group, NativeSelect } from '@mantine/core';
import { usePathname, useRouter } from 'next/navigation';
import { useTransition } from 'react';
import type { ConnectionLabel } from '@/lib/connections/connection-labels.ts';

type Props = { connections: ConnectionLabel[]; connection: string; state: string };

/** Which deliveries are listed; the choice lives in the address. */
export function DeliveryFilters({ connections, connection, state }: Props) {
  const router = useRouter();
  const pathname = usePathname();
  const [pending, startTransition] = useTransition();

  function choose(chosen: { connection: string; state: string }) {
    const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== ''));
    startTransition(() => router.push(query.size === 0 ? pathname : `${pathname}?${query}`));
  }

  return (
    <Group gap="sm" mb="md" aria-busy={pending}>
      <NativeSelect
        aria-label="Connection"
        value={connection}
        onChange={(event) => choose({ connection: event.currentTarget.value, state })}
        data={[
          { value: '', label: 'All connections' },
          ...connections.map(({ id, label }) => ({ value: id, label })),
        ]}
      />
      <NativeSelect
        aria-label="State"
        value={state}
        onChange={(event) => choose({ connection, state: event.currentTarget.value })}
        data={states}
      />
    </Group>
  );
}

const states = [
  { value: '', label: 'Every state' },
  { value: 'pending', label: 'Pending' },
  { value: 'projected', label: 'Projected' },
  { value: 'ignored', label: 'Ignored' },
  { value: 'failed', label: 'Failed' },
  { value: 'rejected', label: 'Rejected requests' },
];
