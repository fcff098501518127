import { Kbd, UnstyledButton } from '@mantine/core';
import {
  IconArrowRight,
  IconHelp,
  IconLogout,
  IconPhone,
  IconSearch,
  IconSunMoon,
  type TablerIcon,
} from '@tabler/icons-react';
import type { FoundCall } from '@/app/api/calls/find/found-calls.ts';
import type { Effect } from './command-menu-commands.ts';
import classes from './command-menu-dialog.module.css';
import type { MenuItem } from './command-menu-items.ts';
import { OutcomeBadge } from './outcome-badge.tsx';
import { StateBadge } from './state-badge.tsx';

type Props = {
  id: string;
  item: MenuItem;
  active: boolean;
  onPoint: () => void;
  onChoose: (inNewTab: boolean) => void;
};

/** A line of the command menu. The focus stays in the field above, also after a click. */
export function CommandMenuOption({ id, item, active, onPoint, onChoose }: Props) {
  const Icon = iconOf(item);
  return (
    <UnstyledButton
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      className={classes.option}
      data-kind={item.kind}
      // Not when it comes under a pointer that rests.
      onMouseMove={active ? undefined : onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => onChoose(event.ctrlKey || event.metaKey)}
    >
      <Icon size={16} stroke={1.6} aria-hidden="true" className={classes.icon} />
      {item.kind === 'call' ? <CallLine call={item.call} /> : <span>{wordsOf(item)}</span>}
      {item.kind === 'command' && item.command.keys.length > 0 && (
        <span className={classes.keys} aria-hidden="true">
          {item.command.keys.map((key) => (
            <Kbd key={key} size="xs">
              {key}
            </Kbd>
          ))}
        </span>
      )}
    </UnstyledButton>
  );
}

function CallLine({ call }: { call: FoundCall }) {
  return (
    <span className={classes.call}>
      <span className={classes.who}>
        {call.number ?? 'Number not known'}
        {call.name !== null && <small> {call.name}</small>}
      </span>{' '}
      <time dateTime={call.startedAt} className={classes.when}>
        {call.started}
      </time>{' '}
      {call.state === 'ended' ? (
        <OutcomeBadge outcome={call.outcome ?? 'unknown'} />
      ) : (
        <StateBadge state={call.state} phase={null} />
      )}
    </span>
  );
}

function wordsOf(item: Exclude<MenuItem, { kind: 'call' }>): string {
  if (item.kind === 'command') return item.command.label;
  return item.kind === 'search' ? `Search calls for “${item.words}”` : 'Open the call with this id';
}

function iconOf(item: MenuItem): TablerIcon {
  if (item.kind === 'search') return IconSearch;
  return item.kind === 'command' ? effectIcons[item.command.effect.kind] : IconPhone;
}

const effectIcons: Record<Effect['kind'], TablerIcon> = {
  open: IconArrowRight,
  'colour-scheme': IconSunMoon,
  'keyboard-help': IconHelp,
  'sign-out': IconLogout,
};
