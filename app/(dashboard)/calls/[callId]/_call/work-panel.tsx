import { notFound } from 'next/navigation';
import { Instant } from '@/app/_ui/instant.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import type { Viewer } from '@/lib/auth/viewer.ts';
import { type CallWork, callWork } from '@/lib/notes/call-work.ts';
import { Card } from './card.tsx';
import { DispositionForm } from './disposition-form.tsx';
import { NoteForm } from './note-form.tsx';
import { NoteItem } from './note-item.tsx';
import { TagInput } from './tag-input.tsx';
import { TagsManage } from './tags-manage.tsx';
import classes from './work.module.css';

type Props = { viewer: Viewer; callId: string; zone: string };

/** What people add to a call: notes, tags and a disposition of our own. */
export async function WorkPanel({ viewer, callId, zone }: Props) {
  const work = await callWork(viewer, callId);
  if (work === null) notFound();
  const { notes, mayAnnotate } = work;
  return (
    <Card title="Notes and tags" note={mayAnnotate ? undefined : 'your role reads them'}>
      <div className={classes.work}>
        {mayAnnotate ? <Forms callId={callId} work={work} /> : <Given work={work} />}
        {work.disposition && (
          <p className={classes.quiet}>
            Filed by <bdi>{work.disposition.by}</bdi>,{' '}
            <Instant at={work.disposition.at} zone={zone} style="minute" />
          </p>
        )}
        <section aria-label="Notes">
          {notes.length === 0 ? (
            <p className={classes.quiet}>No notes yet.</p>
          ) : (
            <ol className={classes.notes}>
              {notes.map((note) => (
                <NoteItem key={note.id} note={note} zone={zone} />
              ))}
            </ol>
          )}
          {mayAnnotate && <NoteForm callId={callId} />}
        </section>
      </div>
    </Card>
  );
}

function Forms({ callId, work: { choices, disposition, tags } }: { callId: string; work: CallWork }) {
  const named = (kind: 'tag' | 'disposition') =>
    choices.filter((each) => each.kind === kind && !each.isArchived).map(({ name }) => name);
  return (
    <>
      <DispositionForm
        callId={callId}
        disposition={disposition?.name ?? null}
        choices={named('disposition')}
      />
      <TagInput callId={callId} tags={tags.map(({ id, name }) => ({ id, name }))} choices={named('tag')} />
      <TagsManage tags={choices} />
    </>
  );
}

function Given({ work: { disposition, tags } }: { work: CallWork }) {
  return (
    <dl className={classes.given}>
      <dt>Our disposition</dt>
      <dd>{disposition === null ? <UnknownValue what="Not filed" /> : <bdi>{disposition.name}</bdi>}</dd>
      <dt>Tags</dt>
      <dd>
        {tags.length === 0 && <UnknownValue what="None" />}
        <ul className={classes.tags}>
          {tags.map(({ id, name }) => (
            <li key={id}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  );
}
