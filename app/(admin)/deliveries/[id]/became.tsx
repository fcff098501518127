import { Text } from '@mantine/core';
import { Note } from '@/app/_ui/note.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import type { DeliveryDetail } from '@/lib/webhooks/get-delivery.ts';

/** What became of a delivery: the calls it is about, or why there are none. */
export function Became({ delivery }: { delivery: DeliveryDetail }) {
  const { state, reason, calls } = delivery;
  return (
    <Panel title="What became of it">
      {state === 'failed' && (
        <Note tone="bad" title="It could not be read">
          {reason ?? 'No reason was noted.'}
        </Note>
      )}
      {state === 'ignored' && (
        <Text size="sm">Kept, but it says nothing about a call: {reason ?? 'no reason noted'}.</Text>
      )}
      {state === 'pending' && <Text size="sm">Kept; it waits for its turn. This takes a moment.</Text>}
      {calls.map(({ id, kinds }) => (
        <Text size="sm" key={id}>
          <TextLink href={`/calls/${id}`}>Call {id.slice(0, 8)}</TextLink>:{' '}
          {kinds.map((kind) => kind.replaceAll('_', ' ')).join(', ')}
        </Text>
      ))}
      {state === 'projected' && calls.length === 0 && <Text size="sm">Read, and no call came of it.</Text>}
    </Panel>
  );
}
