'use client';

import { Button } from '@mantine/core';
import { IconSparkles, IconUser, IconUserOff } from '@tabler/icons-react';
import { useState, useTransition } from 'react';
import { noAnswer } from '@/app/_ui/no-answer.ts';
import { OutcomeBadge } from '@/app/_ui/outcome-badge.tsx';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { StateBadge } from '@/app/_ui/state-badge.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import type { OtherCall } from './other-call.ts';
import classes from './other-calls.module.css';
import { type OtherCallsPage, readOtherCalls } from './other-calls-action.ts';

type Props = { callId: string; first: OtherCallsPage };

/** The newest first, this call among them; more in both directions when asked for. */
export function OtherCallsList({ callId, first }: Props) {
  const [more, setMore] = useState<{ newer: OtherCallsPage[]; older: OtherCallsPage[] }>({
    newer: [],
    older: [],
  });
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const pages = [...more.newer, first, ...more.older];
  const newer = pages.at(0)?.newer ?? null;
  const older = pages.at(-1)?.older ?? null;

  function read(cursor: string, side: 'newer' | 'older') {
    setFailure(null);
    startTransition(async () => {
      try {
        const outcome = await readOtherCalls({ callId, cursor });
        if ('failure' in outcome) return setFailure(outcome.failure.detail);
        setMore((known) =>
          side === 'newer'
            ? { ...known, newer: [outcome.success, ...known.newer] }
            : { ...known, older: [...known.older, outcome.success] },
        );
      } catch {
        setFailure(noAnswer.detail);
      }
    });
  }

  return (
    <>
      {newer !== null && (
        <Button size="compact-xs" variant="default" loading={pending} onClick={() => read(newer, 'newer')}>
          Show newer calls
        </Button>
      )}
      <ol className={classes.calls}>
        {pages
          .flatMap(({ calls }) => calls)
          .map((call) => (
            <li key={call.id} aria-current={call.id === callId || undefined}>
              <Line call={call} isThis={call.id === callId} />
            </li>
          ))}
      </ol>
      {older !== null && (
        <Button size="compact-xs" variant="default" loading={pending} onClick={() => read(older, 'older')}>
          Show older calls
        </Button>
      )}
      <p role="alert" className={classes.failure}>
        {failure}
      </p>
    </>
  );
}

const marks = { human: IconUser, ai: IconSparkles, nobody: IconUserOff };

function Line({ call, isThis }: { call: OtherCall; isThis: boolean }) {
  const Mark = marks[call.handledBy];
  const at = <time dateTime={call.startedAt}>{call.started}</time>;
  return (
    <>
      <span className={classes.when}>
        {isThis ? <strong>{at}</strong> : <SoftLink href={`/calls/${call.id}`}>{at}</SoftLink>}
        {isThis && <small>this call</small>}
      </span>
      <span className={classes.what}>
        {call.state === 'ended' ? (
          <OutcomeBadge outcome={call.outcome ?? 'unknown'} />
        ) : (
          <StateBadge state={call.state} phase={call.phase} />
        )}
        <span>{call.direction}</span>
        <span>{call.duration ?? <UnknownValue what="Duration not known" />}</span>
        <span className={classes.who}>
          <Mark size={14} stroke={1.8} aria-hidden="true" /> <bdi>{call.handler}</bdi>
        </span>
        <span className={classes.quiet}>
          {call.connection === call.provider ? call.connection : `${call.connection} · ${call.provider}`}
        </span>
      </span>
    </>
  );
}
