import { filterWord, weekdayNames } from '@/app/_ui/filter-words.ts';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import classes from './heat-map.module.css';
import { HeatMapKeys } from './heat-map-keys.tsx';
import { type HeatStep, heatSteps, stepsOf } from './heat-steps.ts';

export type HeatCell = {
  /** Monday is 1, Sunday 7. */
  weekday: number;
  /** 0 to 23. */
  hour: number;
  /** What the colour goes by; `null` where nothing is known. */
  value: number | null;
  /** The value as it is shown. */
  text: string;
  href: string;
  /** How many calls the link leads to. */
  count: number;
};

type Props = {
  /** What is shown: Answer rate by hour and day of the week. */
  label: string;
  /** The first day of the week: Monday is 1. */
  weekStart: number;
  cells: readonly HeatCell[];
  /** The hour that it is, by the clock of the report zone. */
  now?: { weekday: number; hour: number } | null;
};

type Drawn = HeatCell & { step: number | null };

/** Days of the week × hours of the day, coloured by fifths of the values. A table; each cell leads to its calls. */
export function HeatMap({ label, weekStart, cells, now = null }: Props) {
  const steps = stepsOf(cells.map(({ value }) => value));
  const drawn = cells.map((cell, index) => ({ ...cell, step: steps[index] ?? null }));
  const at = new Map(drawn.map((cell) => [`${cell.weekday} ${cell.hour}`, cell]));
  const weekdays = hours.slice(0, 7).map((day) => ((weekStart - 1 + day) % 7) + 1);
  // The first one with calls; from there the arrow keys go on.
  const stop = weekdays
    .flatMap((weekday) => hours.map((hour) => at.get(`${weekday} ${hour}`)))
    .find((cell) => cell !== undefined && cell.step !== null && cell.count > 0);
  return (
    <div className={classes.map}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className={classes.scroll} aria-label={label} tabIndex={0}>
        <table className={classes.table}>
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Day</span>
              </th>
              {hours.map((hour) => (
                <th key={hour} scope="col">
                  {String(hour).padStart(2, '0')}
                </th>
              ))}
            </tr>
          </thead>
          <HeatMapKeys>
            {weekdays.map((weekday) => (
              <tr key={weekday}>
                <th scope="row">
                  <abbr title={weekdayNames[weekday]}>{weekdayNames[weekday]?.slice(0, 3)}</abbr>
                </th>
                {hours.map((hour) => (
                  <Cell
                    key={hour}
                    cell={at.get(`${weekday} ${hour}`)}
                    isNow={now?.weekday === weekday && now.hour === hour}
                    isStop={stop?.weekday === weekday && stop.hour === hour}
                  />
                ))}
              </tr>
            ))}
          </HeatMapKeys>
        </table>
      </section>
      <Scale cells={drawn} showsNow={now !== null} />
    </div>
  );
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);

type CellProps = { cell: Drawn | undefined; isNow: boolean; isStop: boolean };

function Cell({ cell, isNow, isStop }: CellProps) {
  const hereAndNow = isNow ? { 'data-now': '' } : {};
  if (cell === undefined || cell.step === null) {
    return (
      <td {...hereAndNow} className={classes.none}>
        <UnknownValue what={isNow ? 'No data, now' : 'No data'} />
      </td>
    );
  }
  const look = lookOf(heatSteps[cell.step]);
  const name = `${weekdayNames[cell.weekday]} ${filterWord('hour', String(cell.hour))}: ${cell.text}${isNow ? ', now' : ''}`;
  return (
    <td {...hereAndNow} style={look} data-step={cell.step}>
      {cell.count === 0 ? (
        <span title={name}>{cell.text}</span>
      ) : (
        <SoftLink
          href={cell.href}
          aria-label={name}
          title={name}
          tabIndex={isStop ? 0 : -1}
          data-mark={`${cell.weekday} ${cell.hour}`}
          data-count={cell.count}
        >
          {cell.text}
        </SoftLink>
      )}
    </td>
  );
}

function lookOf(step: HeatStep | undefined) {
  return step && { background: step.background, color: step.text };
}

/** What the colours mean, as the values they are used for. */
function Scale({ cells, showsNow }: { cells: readonly Drawn[]; showsNow: boolean }) {
  const used = heatSteps.flatMap((look, step) => {
    const sorted = cells.filter((cell) => cell.step === step).sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
    const [least, greatest] = [sorted[0], sorted.at(-1)];
    if (least === undefined || greatest === undefined) return [];
    return [{ look, words: least.text === greatest.text ? least.text : `${least.text} – ${greatest.text}` }];
  });
  return (
    <ul className={classes.scale} aria-label="Colours">
      {used.map(({ look, words }) => (
        <li key={look.background}>
          <span className={classes.swatch} style={{ background: look.background }} aria-hidden="true" />
          {words}
        </li>
      ))}
      {cells.some(({ step }) => step === null) && (
        <li>
          <span aria-hidden="true">—</span> no data
        </li>
      )}
      {showsNow && (
        <li>
          <span className={classes.swatch} data-now="" aria-hidden="true" />
          now
        </li>
      )}
    </ul>
  );
}
