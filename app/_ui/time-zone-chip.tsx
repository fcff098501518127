import { IconClock } from '@tabler/icons-react';
import classes from './chip.module.css';

/** In whose days and hours a screen speaks. */
export function TimeZoneChip({ zone }: { zone: string }) {
  return (
    <span className={classes.chip} title="All days and times on this page are of this time zone">
      <IconClock size={14} aria-hidden="true" />
      <span className="visually-hidden">Report time zone: </span>
      {zone.replaceAll('_', ' ')}
    </span>
  );
}
