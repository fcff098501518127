import { Code, Text } from '@mantine/core';
import { Panel } from '@/app/_ui/panel.tsx';
import type { DeliveryDetail } from '@/lib/webhooks/get-delivery.ts';
import classes from '../deliveries.module.css';

/** What the provider was answered. */
export function Answer({ answer }: { answer: DeliveryDetail['answer'] }) {
  return (
    <Panel title="Answer given">
      {answer === null ? (
        <Text size="sm" c="dimmed">
          Its body was removed, and with it what the answer follows from.
        </Text>
      ) : (
        <>
          <Text size="sm">
            <Code>{answer.status}</Code> {answer.contentType}
          </Text>
          <pre className={classes.answer}>{answer.body}</pre>
        </>
      )}
    </Panel>
  );
}
