'use client';

import { Kbd, Modal, Switch } from '@mantine/core';
import { useOs } from '@mantine/hooks';
import { Fragment } from 'react';
import { type Destination, helpPage } from './destinations.ts';
import classes from './keyboard-help.module.css';
import { keyboardKeys } from './keyboard-keys.ts';
import { TextLink } from './text-link.tsx';

type Props = {
  opened: boolean;
  destinations: Destination[];
  singleKeys: boolean;
  onSingleKeys: (wanted: boolean) => void;
  onClose: () => void;
};

/**
 * The list of all keys. Keys without a modifier can be switched off here: somebody who dictates, or whose hand
 * slips, presses them without meaning to.
 */
export function KeyboardHelp({ opened, destinations, singleKeys, onSingleKeys, onClose }: Props) {
  const os = useOs();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Keyboard shortcuts"
      size="lg"
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <div className={classes.groups}>
        {keyboardKeys(destinations, os).map(({ label, lines }) => (
          <section key={label}>
            <h3 className={classes.label}>{label}</h3>
            <dl className={classes.lines}>
              {lines.map(({ keys, or, does }) => (
                <div key={does} className={classes.line}>
                  <dt>{does}</dt>
                  <dd>
                    <Keys keys={keys} />
                    {or !== undefined && (
                      <>
                        {' '}
                        or <Keys keys={or} />
                      </>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={classes.more}>
        What figures and words mean:{' '}
        <TextLink href={helpPage.href} onClick={onClose} underline="always">
          {helpPage.label}
        </TextLink>
      </p>
      <Switch
        label="Single keys do something"
        description="Without it only keys with Ctrl or ⌘ do. Holds for this browser."
        checked={singleKeys}
        onChange={(event) => onSingleKeys(event.currentTarget.checked)}
        mt="lg"
      />
    </Modal>
  );
}

function Keys({ keys }: { keys: string[] }) {
  return keys.map((key, place) => (
    <Fragment key={key}>
      {place > 0 && ' '}
      <Kbd size="xs">{key}</Kbd>
    </Fragment>
  ));
}
