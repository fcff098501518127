import { Text } from '@mantine/core';
import { formFailure } from '@/app/_ui/form-failure.ts';
import { Note } from '@/app/_ui/note.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { Viewer } from '@/lib/auth/viewer.ts';
import { previewReplay, type ReplayPreview } from '@/lib/projection/preview-replay.ts';
import type { ReplayScope } from '@/lib/projection/replay-scope.ts';
import { CallExamples } from './call-examples.tsx';
import { FieldChanges } from './field-changes.tsx';
import { StartButton } from './start-button.tsx';

type Props = { viewer: Viewer; scope: ReplayScope };

/** What a replay would change, and the button that does it. */
export async function DryRun({ viewer, scope }: Props) {
  const found = await tried(viewer, scope);
  if ('problem' in found) {
    return (
      <Note tone="bad" title="This cannot be read again just now" role="alert">
        {found.problem}
      </Note>
    );
  }
  const { preview } = found;
  const { calls } = preview;
  const count = preview.deliveries;
  const isNothing = preview.sample === 0 && preview.isWhole;
  return (
    <>
      <Panel title="Dry run">
        <Text size="sm">{sampleWords(preview)}</Text>
        <Text size="sm" mt="xs">
          {isNothing ? '' : callWords(preview)}
        </Text>
        {preview.states.map(({ before, after, deliveries }) => (
          <Text size="sm" mt="xs" key={`${before} ${after}`}>
            {wholeNumber(deliveries)} {deliveries === 1 ? 'delivery' : 'deliveries'}: {before} → {after}
          </Text>
        ))}
        {!isNothing && (
          <StartButton scope={scope}>
            {'everything' in scope
              ? 'Rebuild everything'
              : `Replay ${count === null ? 'them' : `${wholeNumber(count.count)}${count.isCapped ? '+' : ''} ${count.count === 1 ? 'delivery' : 'deliveries'}`}`}
          </StartButton>
        )}
      </Panel>
      {calls.fields.length > 0 && <FieldChanges fields={calls.fields} />}
      {calls.examples.length > 0 && <CallExamples examples={calls.examples} />}
    </>
  );
}

async function tried(
  viewer: Viewer,
  scope: ReplayScope,
): Promise<{ preview: ReplayPreview } | { problem: string }> {
  try {
    return { preview: await previewReplay(viewer, scope) };
  } catch (error) {
    return { problem: formFailure(error).detail };
  }
}

function sampleWords({ deliveries, sample, isWhole }: ReplayPreview): string {
  if (isWhole && sample === 0) return 'There is no delivery that could be read again.';
  if (isWhole)
    return `All of it was tried: ${wholeNumber(sample)} ${sample === 1 ? 'delivery' : 'deliveries'}. Nothing was changed.`;
  const all =
    deliveries === null
      ? 'many'
      : `${deliveries.isCapped ? 'more than ' : ''}${wholeNumber(deliveries.count)}`;
  return `The newest ${wholeNumber(sample)} of ${all} deliveries were tried. Nothing was changed.`;
}

function callWords({ calls, isWhole }: ReplayPreview): string {
  const { concerned, changed, added, removed } = calls;
  const of = `Of ${wholeNumber(concerned)} ${concerned === 1 ? 'call' : 'calls'} they speak of`;
  if (changed + added + removed === 0)
    return `${of}, none would change${isWhole ? '' : ', as far as these tell'}.`;
  const parts = [
    changed > 0 ? `${wholeNumber(changed)} would change` : '',
    added > 0 ? `${wholeNumber(added)} would be new` : '',
    removed > 0 ? `${wholeNumber(removed)} would be gone, their events told of others` : '',
  ];
  return `${of}, ${parts.filter((part) => part !== '').join(', ')}.`;
}
