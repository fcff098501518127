'use server';

import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { getConnection } from '@/lib/connections/get-connection.ts';
import { revealSecret } from '@/lib/connections/reveal-secret.ts';
import { type SetupGuide, setupGuide } from '@/lib/connections/setup-guide.ts';

/** The set-up guide with the secret in it. Looking is noted in the audit log. */
export async function revealSetup(connectionId: string): Promise<FormOutcome<SetupGuide>> {
  try {
    const viewer = await requireViewer('connections.manage');
    const { connection, provider } = await getConnection(viewer, connectionId);
    const { secret } = await revealSecret(viewer, connectionId);
    return { success: setupGuide(provider, connection, secret) };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}
