'use server';

import { z } from 'zod';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { createConnection } from '@/lib/connections/create-connection.ts';
import { parseInput } from '@/lib/http/parse-input.ts';
import { findProvider } from '@/lib/providers/registry.ts';

/** Adds a connection from its form. */
export async function addConnection(form: FormData): Promise<FormOutcome<{ id: string }>> {
  try {
    const viewer = await requireViewer('connections.manage');
    const input = parseInput(connectionForm, Object.fromEntries(form));
    const { connection } = await createConnection(viewer, {
      ...input,
      settings: settingsOf(form, input.provider),
    });
    return { success: { id: connection.id } };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

const connectionForm = z.object({
  provider: z.string().min(1, 'must be chosen'),
  label: z.string(),
  timeZone: z.string(),
  defaultCountry: z.string(),
  authentication: z.string().optional(),
  secret: z.string().optional(),
});

/** A form leaves out a switch that is off and has only text for one that is on. */
function settingsOf(form: FormData, provider: string): Record<string, unknown> {
  const fields = findProvider(provider)?.settingFields ?? [];
  return Object.fromEntries(
    fields.map(({ key, control }) => {
      const value = form.get(`settings.${key}`);
      return [key, control.kind === 'switch' ? value === 'true' : (value ?? undefined)];
    }),
  );
}
