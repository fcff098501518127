import { Text } from '@mantine/core';
import { Facts } from '@/app/_ui/facts.tsx';
import { Instant } from '@/app/_ui/instant.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { Viewer } from '@/lib/auth/viewer.ts';
import { mostCounted, previewRetention } from '@/lib/retention/preview-retention.ts';
import { classWords } from './retention-words.ts';
import { RunRetention } from './run-retention.tsx';

/** What a run would remove at this moment, and the button that begins it. */
export async function RetentionPreview({ viewer, zone }: { viewer: Viewer; zone: string }) {
  const { due, unread } = await previewRetention(viewer);
  if (due.length === 0) return <Text size="sm">Everything is kept for ever.</Text>;
  const nothing = due.every(({ count }) => count === 0);
  return (
    <>
      <Facts
        facts={due.map(({ of, before, count }) => ({
          name: `${classWords[of]} before`,
          value: (
            <>
              <Instant at={before} zone={zone} style="minute" />: {amount(count)}
            </>
          ),
        }))}
      />
      <Text size="sm" mt="sm">
        Recording links and transcripts take the bodies they came in with them.
        {unread > 0 && ` ${amount(unread)} deliveries that are old enough wait to be read first.`}
      </Text>
      {nothing ? (
        <Text size="sm" mt="sm">
          Nothing is old enough now.
        </Text>
      ) : (
        <RunRetention />
      )}
    </>
  );
}

function amount(count: number): string {
  return count > mostCounted ? `more than ${wholeNumber(mostCounted)}` : wholeNumber(count);
}
