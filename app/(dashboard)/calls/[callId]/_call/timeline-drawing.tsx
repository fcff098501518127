import { clockDuration } from '@/app/_ui/clock-duration.ts';
import { durationWords } from '@/lib/calls/duration-words.ts';
import type { Direction } from '@/lib/calls/vocabulary.ts';
import classes from './timeline.module.css';
import type { TimelineLayout } from './timeline-layout.ts';
import type { TimelineBar, TimelineKind } from './timeline-times.ts';

type Props = { layout: TimelineLayout; direction: Direction };

/**
 * A call drawn to scale: a line for the call and for each phone that rang, and below each in words what is drawn, so
 * that nothing is told by the picture alone.
 */
export function TimelineDrawing({ layout, direction }: Props) {
  const { seconds, lanes, marks, ticks, agentsLeftOut } = layout;
  const place = (at: number) => `${((at / seconds) * 100).toFixed(3)}%`;
  return (
    <div className={classes.drawing}>
      <ul className={classes.lanes}>
        {lanes.map(({ name, bars, note }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two agents may have one name
          <li key={index} className={classes.lane}>
            <strong className={classes.name}>
              <bdi>{name}</bdi>
            </strong>
            <div>
              <div className={classes.track} aria-hidden="true">
                {bars.map((bar) => (
                  <span
                    key={`${bar.kind} ${bar.from}`}
                    className={classes.bar}
                    data-kind={bar.kind}
                    data-open={bar.isOpen || undefined}
                    style={{ insetInlineStart: place(bar.from), width: place(bar.to - bar.from) }}
                    title={`${wordOf(bar.kind, direction)}: ${lengthOf(bar)}`}
                  />
                ))}
              </div>
              <p className={classes.words}>
                {bars.map((bar) => (
                  <span key={`${bar.kind} ${bar.from}`}>
                    <span className={classes.swatch} data-kind={bar.kind} aria-hidden="true" />
                    {wordOf(bar.kind, direction)} <Length bar={bar} />
                  </span>
                ))}
                {note !== null && <span>{note}</span>}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <div className={classes.scale} aria-hidden="true">
        <div className={classes.marks}>
          {marks.map(({ at, labels }) => (
            <span
              key={at}
              style={{ insetInlineStart: place(at) }}
              title={`${clockDuration(at)} · ${labels.join(' · ')}`}
            />
          ))}
        </div>
        <div className={classes.ticks}>
          {ticks.map(({ at, label }) => (
            <span key={at} style={{ insetInlineStart: place(at) }} data-edge={edge(at / seconds)}>
              {label}
            </span>
          ))}
        </div>
      </div>
      {agentsLeftOut > 0 && <p className={classes.words}>{agentsLeftOut} more agents are not drawn.</p>}
      {lanes.some(({ bars }) => bars.some(({ isExact }) => !isExact)) && (
        <p className={classes.words}>≈ follows from a length: the provider gave no time for it.</p>
      )}
    </div>
  );
}

const words: Record<TimelineKind, string> = {
  call: 'On the line',
  setup: 'Before',
  menu: 'Menu',
  queue: 'Queue',
  ringing: 'Ringing',
  talk: 'Talking',
};

function wordOf(kind: TimelineKind, direction: Direction): string {
  if (kind === 'menu' && direction === 'outbound') return 'Picked up by the system';
  if (kind === 'setup') return direction === 'outbound' ? 'Dialling' : 'Connecting';
  return words[kind];
}

function Length({ bar }: { bar: TimelineBar }) {
  const seconds = bar.to - bar.from;
  return (
    <time dateTime={`PT${seconds}S`} title={durationWords(seconds)}>
      {lengthOf(bar)}
    </time>
  );
}

function lengthOf({ from, to, isExact, isOpen }: TimelineBar): string {
  const length = clockDuration(to - from);
  if (isOpen) return `up to ${length}; its end is not known`;
  return isExact ? length : `≈ ${length}`;
}

/** Where the text of a tick would leave the drawing. */
function edge(part: number): 'start' | 'end' | undefined {
  return part < 0.04 ? 'start' : part > 0.96 ? 'end' : undefined;
}
