import { durationWords } from '@/lib/calls/duration-words.ts';
import { clockDuration } from './clock-duration.ts';
import { UnknownValue } from './unknown-value.tsx';

/** A length of a call, in seconds; a dash when it is not known. */
export function Duration({ seconds }: { seconds: number | null }) {
  if (seconds === null) return <UnknownValue />;
  return (
    <time dateTime={`PT${seconds}S`} title={durationWords(seconds)}>
      {clockDuration(seconds)}
    </time>
  );
}
