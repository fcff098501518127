import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr } from '@mantine/core';
import { Instant } from '@/app/_ui/instant.tsx';
import { TableFrame } from '@/app/_ui/table-frame.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import { actionWords } from '@/lib/audit/action-words.ts';
import type { AuditEntry } from '@/lib/audit/audit-entry.ts';
import { spacedName } from '@/lib/audit/spaced-name.ts';
import { valueChanges } from '@/lib/audit/value-changes.ts';
import classes from './audit-table.module.css';
import { subjectHref } from './subject-href.ts';
import { subjectWord } from './subject-word.ts';

/** Entries of the log: when, who, what, to what, and what changed. */
export function AuditTable({ entries, zone }: { entries: AuditEntry[]; zone: string }) {
  return (
    <TableFrame label="Audit log" minWidth={860}>
      <Table verticalSpacing="xs">
        <TableThead>
          <TableTr>
            <TableTh>When</TableTh>
            <TableTh>Who</TableTh>
            <TableTh>What</TableTh>
            <TableTh>Before and after</TableTh>
            <TableTh>From</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {entries.map((entry) => (
            <TableTr key={entry.id} className={classes.entry}>
              <TableTd className={classes.when}>
                <Instant at={entry.at} zone={zone} />
              </TableTd>
              <TableTd>
                {entry.actorName}
                {entry.actorId === null && <span className={classes.quiet}> (system)</span>}
              </TableTd>
              <TableTd className={classes.what}>
                {actionWords(entry.action)}
                <Subject entry={entry} />
              </TableTd>
              <TableTd>
                <Changes entry={entry} />
              </TableTd>
              <TableTd>{entry.address ?? <UnknownValue />}</TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </TableFrame>
  );
}

function Subject({ entry }: { entry: AuditEntry }) {
  const href = subjectHref(entry);
  const name = entry.subjectName ?? (entry.subjectId === null ? null : shortened(entry.subjectId));
  if (name === null && href === null) return null;
  const label = name ?? subjectWord(entry.subjectType);
  return (
    <div className={classes.subject}>
      {href === null ? (
        <span className={classes.quiet} title={entry.subjectId ?? undefined}>
          {subjectWord(entry.subjectType)} {label}
        </span>
      ) : (
        <TextLink href={href}>{label}</TextLink>
      )}
    </div>
  );
}

function Changes({ entry: { before, after } }: { entry: AuditEntry }) {
  const changes = valueChanges(before, after);
  if (changes.length === 0) return <UnknownValue />;
  return (
    <dl className={classes.changes}>
      {changes.map((change) => (
        <div key={change.name}>
          <dt>{spacedName(change.name)}</dt>
          <dd>
            {change.before !== undefined && (
              <del>
                <span className="visually-hidden">before: </span>
                {change.before}
              </del>
            )}{' '}
            {change.after !== undefined && (
              <ins>
                <span className="visually-hidden">after: </span>
                {change.after}
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const shortened = (id: string) => (id.length > 12 ? `${id.slice(0, 8)}…` : id);
