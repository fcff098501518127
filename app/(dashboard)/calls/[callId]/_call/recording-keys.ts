/** How fast a recording can be played; 1 is as it was spoken. */
export const speeds = [0.75, 1, 1.25, 1.5, 2];

/** Seconds of a jump back or forward. */
export const jump = 10;

export type RecordingCommand = 'toggle' | 'back' | 'forward' | 'slower' | 'faster';

const commands: Record<string, RecordingCommand> = {
  ' ': 'toggle',
  k: 'toggle',
  j: 'back',
  arrowleft: 'back',
  l: 'forward',
  arrowright: 'forward',
  '<': 'slower',
  '>': 'faster',
};

/** What a key does while the player has the focus; `null` for nothing. */
export function recordingCommand(key: string): RecordingCommand | null {
  const name = key.toLowerCase();
  return Object.hasOwn(commands, name) ? (commands[name] ?? null) : null;
}

/** The next speed in a direction; the last one is the end. */
export function nextSpeed(speed: number, direction: 'slower' | 'faster'): number {
  const at = speeds.indexOf(speed);
  const next = at === -1 ? speeds.indexOf(1) : at + (direction === 'faster' ? 1 : -1);
  return speeds[Math.min(speeds.length - 1, Math.max(0, next))] ?? 1;
}
