import { Text } from '@mantine/core';
import { Facts } from '@/app/_ui/facts.tsx';
import { Instant } from '@/app/_ui/instant.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { UnreadWordDetail } from '@/lib/mappings/get-unread-word.ts';
import classes from '../words.module.css';

/** The word, how often it was said, and some calls to look at before deciding what it means. */
export function WordFacts({
  word: { field, word, uses, samples },
  zone,
}: {
  word: UnreadWordDetail;
  zone: string;
}) {
  return (
    <Panel title="The word">
      <Facts
        facts={[
          { name: 'Field', value: <code className={classes.code}>{field}</code> },
          {
            name: 'Word',
            value: (
              <code className={classes.code}>
                <bdi>{word}</bdi>
              </code>
            ),
          },
          { name: 'Calls with it', value: wholeNumber(uses.calls) },
          { name: 'Unknown because of it', value: wholeNumber(uses.decides) },
        ]}
      />
      <Text size="sm" mt="sm" mb={4}>
        The newest, to listen to and to look at what else the provider said:
      </Text>
      <ul className={classes.list}>
        {samples.map(({ id, label, startedAt, outcomeWords, reasonWords }) => (
          <li key={id}>
            <TextLink href={`/calls/${id}`}>
              <Instant at={startedAt} zone={zone} />
            </TextLink>{' '}
            <Text span size="xs" c="dimmed">
              <bdi>{label}</bdi>
              {[outcomeWords, reasonWords].map((each) => each && ` · ${each}`)}
            </Text>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
