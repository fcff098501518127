'use server';

import { z } from 'zod';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { deleteConnection } from '@/lib/connections/delete-connection.ts';
import { type DeletionPreview, deletionPreview } from '@/lib/connections/deletion-preview.ts';
import { parseInput } from '@/lib/http/parse-input.ts';

/** What would go with the connection. */
export async function previewDeletion(connectionId: string): Promise<FormOutcome<DeletionPreview>> {
  try {
    const viewer = await requireViewer('connections.manage');
    return { success: await deletionPreview(viewer, connectionId) };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

/** Begins to delete the connection with everything that came of it. */
export async function beginDeletion(form: FormData): Promise<FormOutcome<null>> {
  try {
    const viewer = await requireViewer('connections.manage');
    await deleteConnection(viewer, parseInput(deletion, Object.fromEntries(form)));
    return { success: null };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

const deletion = z.object({ connectionId: z.string(), label: z.string() });
