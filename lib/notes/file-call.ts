import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, type Transaction } from '../db.ts';
import { parseInput } from '../http/parse-input.ts';
import { callId, callToAnnotate } from './annotated-call.ts';
import { oneLine } from './one-line.ts';
import { tagNameKey } from './tag-vocabulary.ts';

/** Characters that words of one's own may have. */
const longestDisposition = 120;

/** What stands in the audit for them. */
const ownWords = 'in words of their own';

const filing = z.object({ callId, disposition: oneLine(longestDisposition).nullable() });
export type Filing = z.input<typeof filing>;

/**
 * Files a call under a disposition of ours: a word of the list where one has that name, whatever the case, else the
 * words as they are; null takes it away. What the provider says stands beside it untouched. Words of one's own are
 * not in the audit, for they may hold anything.
 *
 * @throws {AppError} `forbidden` without `calls.annotate`; `invalid_input`; `not_found`.
 */
export async function fileCall(viewer: Viewer, input: Filing): Promise<void> {
  authorise(viewer, 'calls.annotate');
  const { callId: asked, disposition } = parseInput(filing, input);
  await db().$transaction(async (tx) => {
    const call = await callToAnnotate(tx, asked);
    const before = await dispositionOf(tx, call.keyIds);
    const choice = disposition === null ? null : await choiceNamed(tx, disposition);
    const after =
      disposition === null
        ? null
        : choice
          ? { tagId: choice.id, text: null }
          : { tagId: null, text: disposition };
    if (before?.tagId === after?.tagId && before?.text === after?.text) return;

    // Halves that have joined may each have had one.
    await tx.callDisposition.deleteMany({ where: { keyId: { in: call.keyIds } } });
    if (after !== null) {
      const by = { byId: viewer.userId, byName: viewer.name };
      await tx.callDisposition.create({
        data: { keyId: call.id, connectionId: call.connectionId, ...after, ...by },
      });
    }
    await record(tx, viewer, {
      action: after === null ? 'call.unfiled' : 'call.filed',
      subjectType: 'call',
      subjectId: call.id,
      ...(before === null ? {} : { before: { disposition: before.tag?.name ?? ownWords } }),
      ...(after === null ? {} : { after: { disposition: choice?.name ?? ownWords } }),
    });
  });
}

/** The one that holds, with its word of the list: the latest, where halves that have joined had one each. */
export async function dispositionOf(
  database: Pick<Transaction, 'callDisposition'>,
  keyIds: readonly string[],
) {
  return await database.callDisposition.findFirst({
    where: { keyId: { in: [...keyIds] } },
    include: { tag: true },
    orderBy: [{ at: 'desc' }, { keyId: 'desc' }],
  });
}

async function choiceNamed(tx: Transaction, name: string): Promise<{ id: string; name: string } | null> {
  return await tx.tag.findFirst({
    where: { kind: 'disposition', nameKey: tagNameKey(name), isArchived: false },
  });
}
