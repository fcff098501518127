'use client';

import { TextInput } from '@mantine/core';
import type { RetentionSettings } from '@/lib/workspace/retention-settings.ts';
import { SettingsForm } from '../settings-form.tsx';
import { saveRetention } from './retention-actions.ts';

/** How many days each class of data is kept. */
export function RetentionForm({ kept }: { kept: RetentionSettings }) {
  return (
    <SettingsForm title="How long data is kept" action={saveRetention}>
      {(problem) =>
        fields.map(({ name, label, description }) => (
          <TextInput
            key={name}
            name={name}
            label={`${label} (days)`}
            description={description}
            placeholder="for ever"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={kept[name] ?? ''}
            error={problem(name)}
          />
        ))
      }
    </SettingsForm>
  );
}

const fields = [
  {
    name: 'keepBodiesDays',
    label: 'Bodies of deliveries',
    description:
      'What providers sent, byte for byte. Calls stay; they can no longer be made anew from these deliveries. Kept no longer than anything below that could be made anew from them.',
  },
  {
    name: 'keepRecordingsDays',
    label: 'Recording links',
    description: 'Where recordings lie. The sound itself is the provider’s to delete.',
  },
  { name: 'keepTranscriptsDays', label: 'Transcripts', description: 'What was said on AI calls.' },
  {
    name: 'keepCallsDays',
    label: 'Calls',
    description: 'With all that belongs to them: notes, tags, deliveries, and the figures of their days.',
  },
  {
    name: 'keepAuditDays',
    label: 'Audit log',
    description: 'At least 30 days.',
  },
] as const;
