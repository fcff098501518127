import type { ComponentProps } from 'react';
import classes from './popover.module.css';

type Props = Omit<ComponentProps<'div'>, 'popover' | 'tabIndex'> & {
  /** What its button targets. */
  id: string;
  role: 'menu' | 'dialog';
  'aria-label': string;
  /** At which end of its button it begins. */
  from: 'start' | 'end';
};

/**
 * What opens below the button that targets it. The browser opens it, closes it on Escape and on a press elsewhere, and
 * brings the focus back.
 */
export function Popover({ from, className, ...rest }: Props) {
  return (
    <div
      popover="auto"
      tabIndex={-1}
      data-from={from}
      className={`${classes.popover} ${className}`}
      {...rest}
    />
  );
}
