'use client';

import { Button, CloseButton, Loader, Modal, TextInput, useMantineColorScheme } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useId, useState } from 'react';
import { searchStatus, useFoundCalls } from './command-menu-calls.ts';
import { commandGroups, type Effect } from './command-menu-commands.ts';
import classes from './command-menu-dialog.module.css';
import { firstChoice, type MenuItem, menuGroups } from './command-menu-items.ts';
import { CommandMenuOption } from './command-menu-option.tsx';
import type { Destination } from './destinations.ts';
import { keepFilters } from './keep-filters.ts';
import { signOut } from './sign-out.ts';

type Props = {
  opened: boolean;
  destinations: Destination[];
  onClose: () => void;
  onKeyboardHelp: () => void;
};

/** The command menu itself. Each opening starts afresh. */
export function CommandMenuDialog({ opened, ...props }: Props) {
  return (
    <Modal.Root
      opened={opened}
      onClose={props.onClose}
      size={600}
      yOffset="10dvh"
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label="Command menu">
        <Modal.Body p={0}>
          <Commands {...props} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** A text field with a list below: the focus stays in the field, arrow keys choose, Enter opens. */
function Commands({ destinations, onClose, onKeyboardHelp }: Omit<Props, 'opened'>) {
  const router = useRouter();
  const { setColorScheme } = useMantineColorScheme();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const { answer, searching, tryAgain } = useFoundCalls(typed);

  const groups = menuGroups(commandGroups(destinations), typed, answer);
  const items = groups.flatMap((group) => group.items);
  const active = items.find((item) => item.id === chosen) ?? firstChoice(groups, searching);
  const optionId = (item: MenuItem) => `${id}-${item.id}`;

  function moveBy(step: number) {
    const at = items.findIndex((item) => item.id === active?.id);
    const next = items.at((at + step) % items.length);
    if (next === undefined) return;
    setChosen(next.id);
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // Enter and arrow keys belong to whoever composes a character.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') moveBy(1);
    else if (event.key === 'ArrowUp') moveBy(-1);
    else if (event.key === 'Enter' && active) choose(active, event.ctrlKey || event.metaKey);
    else return;
    event.preventDefault();
  }

  function choose(item: MenuItem, inNewTab: boolean) {
    const effect: Effect = item.kind === 'command' ? item.command.effect : { kind: 'open', href: item.href };
    onClose();
    if (effect.kind === 'colour-scheme') setColorScheme(effect.scheme);
    else if (effect.kind === 'keyboard-help') onKeyboardHelp();
    else if (effect.kind === 'sign-out') signOut();
    else if (inNewTab) window.open(keepFilters(effect.href, window.location), '_blank', 'noopener');
    else router.push(keepFilters(effect.href, window.location));
  }

  return (
    <>
      <div className={classes.field}>
        <TextInput
          data-autofocus
          variant="unstyled"
          size="md"
          className={classes.input}
          aria-label="Search or go to"
          placeholder="A page, a phone number, a call id, words …"
          value={typed}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          leftSection={searching ? <Loader size={16} /> : <IconSearch size={17} stroke={1.6} />}
          role="combobox"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={active && optionId(active)}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setChosen(null);
          }}
          onKeyDown={onKeyDown}
        />
        <CloseButton aria-label="Close" onClick={onClose} />
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Commands and calls"
        className={classes.list}
        data-stale={searching || undefined}
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset holds fields, this holds options.
          <div key={group.label} role="group" aria-label={group.label}>
            <div className={classes.group} aria-hidden="true">
              {group.label}
            </div>
            {group.items.map((item) => (
              <CommandMenuOption
                key={item.id}
                id={optionId(item)}
                item={item}
                active={item === active}
                onPoint={() => setChosen(item.id)}
                onChoose={(inNewTab) => choose(item, inNewTab)}
              />
            ))}
          </div>
        ))}
      </div>
      <div className={classes.foot}>
        <span role="status">{searchStatus(typed, searching, answer)}</span>
        {!searching && answer !== null && 'failure' in answer && (
          <Button size="compact-xs" variant="default" onClick={tryAgain}>
            Try again
          </Button>
        )}
      </div>
    </>
  );
}
