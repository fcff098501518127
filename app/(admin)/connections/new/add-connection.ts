'use server';

import { z } from 'zod';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { createConnection } from '@/lib/connections/create-connection.ts';
import { getConnection } from '@/lib/connections/get-connection.ts';
import { type SetupGuide, setupGuide } from '@/lib/connections/setup-guide.ts';
import { parseInput } from '@/lib/http/parse-input.ts';
import { settingsOfForm } from './settings-of-form.ts';

/** Adds a connection from its form. The guide has the secret in it: this is the one time that it is shown unasked. */
export async function addConnection(form: FormData): Promise<FormOutcome<{ id: string; guide: SetupGuide }>> {
  try {
    const viewer = await requireViewer('connections.manage');
    const input = parseInput(connectionForm, Object.fromEntries(form));
    const settings = settingsOfForm(form, input.provider);
    const { connection, secret } = await createConnection(viewer, { ...input, settings });
    const { provider } = await getConnection(viewer, connection.id);
    return { success: { id: connection.id, guide: setupGuide(provider, connection, secret) } };
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
