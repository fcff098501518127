/**
 * How the parts of a call's page follow its recording without knowing each other: events of the window, with
 * `detail: { seconds }` from the recording's beginning.
 *
 * - `switchboard:seek`: asks the player to play from there; loads the recording if it was not.
 * - `switchboard:played`: the player is there now; about four times a second while it plays, and when it jumps.
 */
const seek = 'switchboard:seek';
const played = 'switchboard:played';

/** Plays the page's recording from a moment on; nothing happens on a page without a player. */
export function seekRecording(seconds: number): void {
  window.dispatchEvent(new CustomEvent(seek, { detail: { seconds } }));
}

/** @returns what ends listening. */
export function onSeek(listener: (seconds: number) => void): () => void {
  return listen(seek, listener);
}

/** Says where the player is. */
export function tellPlayed(seconds: number): void {
  window.dispatchEvent(new CustomEvent(played, { detail: { seconds } }));
}

/** @returns what ends listening. */
export function onPlayed(listener: (seconds: number) => void): () => void {
  return listen(played, listener);
}

function listen(name: string, listener: (seconds: number) => void): () => void {
  function hear(event: Event) {
    const detail: unknown = event instanceof CustomEvent ? event.detail : null;
    if (typeof detail !== 'object' || detail === null || !('seconds' in detail)) return;
    const { seconds } = detail;
    if (typeof seconds === 'number' && Number.isFinite(seconds)) listener(Math.max(0, seconds));
  }
  window.addEventListener(name, hear);
  return () => window.removeEventListener(name, hear);
}
