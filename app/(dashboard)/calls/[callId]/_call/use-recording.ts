'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { onSeek, tellPlayed } from './recording-events.ts';
import { momentOf } from './recording-moment.ts';
import { askWhy, type RecordingTrouble } from './recording-trouble.ts';

/** `idle`: nothing was fetched yet. */
type RecordingState = 'idle' | 'loading' | 'playing' | 'paused' | 'failed';

/**
 * An audio element and what it does. Nothing is fetched before somebody wants to hear it. A moment that the
 * page's address names (`#t=83`) is where it begins; other parts of the page play from a moment by an event
 * (see `recording-events.ts`). Lengths are in seconds.
 */
export function useRecording(address: string) {
  const audio = useRef<HTMLAudioElement>(null);
  /** Where to go as soon as the length is known. */
  const awaited = useRef<number | null>(null);
  const told = useRef(0);
  const [state, setState] = useState<RecordingState>('idle');
  const [position, setPosition] = useState(0);
  const [total, setTotal] = useState<number | null>(null);
  const [speed, setSpeed] = useState(1);
  const [trouble, setTrouble] = useState<RecordingTrouble | null>(null);

  const play = useCallback(() => {
    const element = audio.current;
    if (element === null) return;
    if (element.error !== null) {
      awaited.current ??= element.currentTime;
      element.load();
    }
    setTrouble(null);
    if (element.paused) setState('loading');
    // What fails is told by the element's own event, but for a browser that wants a press of the button first.
    element.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') setState('paused');
    });
  }, []);

  const moveTo = useCallback((seconds: number) => {
    const element = audio.current;
    if (element === null) return;
    const end = Number.isFinite(element.duration) ? element.duration : seconds;
    const to = Math.min(Math.max(0, seconds), end);
    if (element.readyState === HTMLMediaElement.HAVE_NOTHING) awaited.current = to;
    else element.currentTime = to;
    setPosition(to);
    tellPlayed(to);
  }, []);

  useEffect(() => {
    function goToMoment() {
      const moment = momentOf(window.location.hash);
      if (moment !== null) moveTo(moment);
    }
    goToMoment();
    window.addEventListener('hashchange', goToMoment);
    const stopListening = onSeek((seconds) => {
      moveTo(seconds);
      play();
    });
    return () => {
      window.removeEventListener('hashchange', goToMoment);
      stopListening();
    };
  }, [moveTo, play]);

  useEffect(() => {
    if (audio.current === null) return;
    audio.current.playbackRate = speed;
    // Loading anew goes back to this one.
    audio.current.defaultPlaybackRate = speed;
  }, [speed]);

  function knowLength() {
    const { duration = Number.NaN } = audio.current ?? {};
    setTotal(Number.isFinite(duration) ? duration : null);
  }

  function begin() {
    knowLength();
    const to = awaited.current;
    awaited.current = null;
    if (to !== null) moveTo(to);
  }

  function follow() {
    const element = audio.current;
    if (element === null || awaited.current !== null) return;
    setPosition(element.currentTime);
    const now = performance.now();
    if (now - told.current < tellEvery) return;
    told.current = now;
    tellPlayed(element.currentTime);
  }

  async function explain() {
    const element = audio.current;
    if (element === null) return;
    awaited.current ??= element.currentTime;
    const brokeOff = element.error?.code === MediaError.MEDIA_ERR_NETWORK;
    setState('loading');
    setTrouble(await askWhy(address, brokeOff));
    setState('failed');
  }

  return {
    /** For the audio element. */
    element: {
      ref: audio,
      src: address,
      preload: 'none' as const,
      onLoadedMetadata: begin,
      onDurationChange: knowLength,
      onTimeUpdate: follow,
      onSeeked: follow,
      onWaiting: () => {
        if (audio.current?.paused === false) setState('loading');
      },
      onPlaying: () => setState('playing'),
      onPause: () => setState((before) => (before === 'failed' ? before : 'paused')),
      onError: () => void explain(),
    },
    state,
    position,
    total,
    speed,
    trouble,
    play,
    pause: () => audio.current?.pause(),
    moveTo,
    setSpeed,
  };
}

/** Milliseconds between two events that say where the player is. */
const tellEvery = 240;
