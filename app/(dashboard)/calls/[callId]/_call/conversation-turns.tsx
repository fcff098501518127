'use client';

import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { CopyButton } from '@/app/_ui/copy-button.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { speakerLabels } from '@/lib/calls/labels.ts';
import classes from './conversation.module.css';
import { useLinkedTurn } from './conversation-link.ts';
import { usePlayedTurn } from './conversation-played.ts';
import { findHits, type Hit } from './conversation-search.ts';
import { ConversationSearchBar } from './conversation-search-bar.tsx';
import { ConversationTurn, type ShownTurn } from './conversation-turn.tsx';
import { useTurnWindow } from './conversation-window.ts';

type Props = { turns: ShownTurn[]; seekable: boolean };

const noHits: readonly Hit[] = [];

/** The turns, their search, and the marks on the one that is linked to, looked at or played. */
export function ConversationTurns({ turns, seekable }: Props) {
  const region = useRef<HTMLElement>(null);
  const { shown, showMore, showAround } = useTurnWindow(turns.length);

  const [query, setQuery] = useState('');
  const [step, setStep] = useState(0);
  const searched = useDeferredValue(query);
  const texts = useMemo(() => turns.map(({ text }) => text), [turns]);
  const { hits, capped } = useMemo(() => findHits(texts, searched), [texts, searched]);
  const ofTurn = useMemo(() => byTurn(hits), [hits]);
  const everything = useMemo(() => asText(turns), [turns]);
  const current = hits[step] ?? null;

  // What the next drawing shall scroll to: a turn, or the hit that is looked at.
  const wanted = useRef<number | 'hit' | null>(null);
  const linked = useLinkedTurn(turns.length, (turn) => {
    wanted.current = turn;
    showAround(turn);
  });
  useEffect(() => {
    if (current === null) return;
    wanted.current = 'hit';
    showAround(current.turn);
  }, [current, showAround]);
  useEffect(() => {
    if (scrollTo(region.current, wanted.current)) wanted.current = null;
  });

  const played = usePlayedTurn(useMemo(() => turns.map(({ at }) => at), [turns]));
  useEffect(() => {
    if (played === null) return;
    if (played === shown.to) showMore('later');
    follow(region.current, played);
  }, [played, shown.to, showMore]);

  return (
    <>
      <div className={classes.bar}>
        <ConversationSearchBar
          query={query}
          onQuery={(text) => {
            setQuery(text);
            setStep(0);
          }}
          hits={hits.length}
          capped={capped}
          current={Math.min(step, Math.max(hits.length - 1, 0))}
          onStep={(by) => {
            if (hits.length > 0) setStep((step + by + hits.length) % hits.length);
          }}
        />
        <CopyButton label="Copy all" value={everything} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section ref={region} className={classes.scroll} tabIndex={0} aria-label="Transcript">
        {shown.from > 0 && <More turns={shown.from} where="earlier" onClick={() => showMore('earlier')} />}
        <ol className={classes.turns} start={shown.from + 1}>
          {turns.slice(shown.from, shown.to).map((turn, index) => {
            const place = shown.from + index;
            return (
              <ConversationTurn
                key={place}
                turn={turn}
                number={place + 1}
                hits={ofTurn.get(place) ?? noHits}
                current={current?.turn === place ? current : null}
                seekable={seekable}
                linked={linked === place}
                played={played === place}
              />
            );
          })}
        </ol>
        {shown.to < turns.length && (
          <More turns={turns.length - shown.to} where="later" onClick={() => showMore('later')} />
        )}
      </section>
    </>
  );
}

function More({ turns, where, onClick }: { turns: number; where: string; onClick: () => void }) {
  return (
    <button type="button" className={classes.more} onClick={onClick}>
      Show more: {wholeNumber(turns)} {where} {turns === 1 ? 'turn' : 'turns'}
    </button>
  );
}

/** Whether what is wanted has been drawn, and is now in sight. */
function scrollTo(region: HTMLElement | null, wanted: number | 'hit' | null): boolean {
  if (region === null || wanted === null) return false;
  const found = region.querySelector(wanted === 'hit' ? 'mark[data-current]' : `#turn-${wanted + 1}`);
  found?.scrollIntoView({ block: wanted === 'hit' ? 'nearest' : 'center' });
  return found !== null;
}

/** Keeps the played turn in sight without moving the page. */
function follow(region: HTMLElement | null, played: number) {
  const turn = region?.querySelector(`#turn-${played + 1}`);
  if (!region || !turn) return;
  const inside = turn.getBoundingClientRect();
  const around = region.getBoundingClientRect();
  if (inside.top < around.top || inside.bottom > around.bottom) {
    region.scrollTop += inside.top - around.top - around.height / 3;
  }
}

function byTurn(hits: readonly Hit[]): Map<number, Hit[]> {
  const groups = new Map<number, Hit[]>();
  for (const hit of hits) {
    const group = groups.get(hit.turn);
    if (group) group.push(hit);
    else groups.set(hit.turn, [hit]);
  }
  return groups;
}

function asText(turns: readonly ShownTurn[]): string {
  return turns.map(({ speaker, text }) => `${speakerLabels[speaker].word}: ${text.trim()}`).join('\n');
}
