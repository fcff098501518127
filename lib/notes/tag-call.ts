import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { callId, callToAnnotate } from './annotated-call.ts';
import { tagId } from './tag-vocabulary.ts';

/** So many tags a call can have. */
const mostTagsOfCall = 20;

const tagging = z.object({ callId, add: z.array(tagId).max(1_000), remove: z.array(tagId).max(1_000) });
type Tagging = z.input<typeof tagging>;

/**
 * Gives a call tags and takes others from it; of what is named in both, it is given. Tags that nobody named stay, so
 * that two people at it do not undo each other's work.
 *
 * @throws {AppError} `forbidden` without `calls.annotate`; `invalid_input`; `not_found` for a call or a tag that is
 *   not there; `conflict` for a tag that is archived, or beyond 20 of a call.
 */
export async function tagCall(viewer: Viewer, input: Tagging): Promise<void> {
  authorise(viewer, 'calls.annotate');
  const { callId: asked, add, remove } = parseInput(tagging, input);
  await db().$transaction(async (tx) => {
    const call = await callToAnnotate(tx, asked);
    const keyId = { in: call.keyIds };
    const has = new Set((await tx.callTag.findMany({ where: { keyId } })).map((row) => row.tagId));
    const wanted = new Set(add);
    const added = [...wanted].filter((id) => !has.has(id));
    const removed = [...new Set(remove)].filter((id) => has.has(id) && !wanted.has(id));
    if (added.length === 0 && removed.length === 0) return;
    if (added.length > 0 && has.size + added.length - removed.length > mostTagsOfCall) {
      throw new AppError('conflict', `A call can have ${mostTagsOfCall} tags. Take one from it first.`);
    }

    const tags = await tx.tag.findMany({ where: { id: { in: [...added, ...removed] }, kind: 'tag' } });
    const names = new Map(tags.map(({ id, name }) => [id, name]));
    const archived = tags.find(({ id, isArchived }) => isArchived && added.includes(id));
    if (added.some((id) => !names.has(id))) throw new AppError('not_found', 'This tag is not on the list.');
    if (archived) {
      throw new AppError('conflict', `“${archived.name}” is archived. Choose another tag, or bring it back.`);
    }
    await tx.callTag.deleteMany({ where: { keyId, tagId: { in: removed } } });
    await tx.callTag.createMany({
      data: added.map((id) => ({
        keyId: call.id,
        tagId: id,
        connectionId: call.connectionId,
        byId: viewer.userId,
        byName: viewer.name,
      })),
    });
    const named = (ids: string[]) => ids.map((id) => names.get(id) ?? id);
    await record(tx, viewer, {
      action: 'call.tagged',
      subjectType: 'call',
      subjectId: call.id,
      after: { added: named(added), removed: named(removed) },
    });
  });
}
