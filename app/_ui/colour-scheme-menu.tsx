'use client';

import { useMantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { IconDeviceDesktop, IconMoon, IconSun, IconSunMoon } from '@tabler/icons-react';
import classes from './header-button.module.css';
import { MenuButton } from './menu-button.tsx';

/** Light, dark, or what the device prefers. */
export function ColourSchemeMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // The server does not know which one it is.
  const mounted = useMounted();
  return (
    <MenuButton
      label="Colour scheme"
      button={(opens) => (
        <button type="button" className={classes.button} aria-label="Colour scheme" {...opens}>
          <IconSunMoon size={18} stroke={1.6} aria-hidden="true" />
        </button>
      )}
    >
      {schemes.map(({ value, label, Icon }) => (
        <button
          key={value}
          type="button"
          role="menuitemradio"
          aria-checked={mounted && value === colorScheme}
          tabIndex={-1}
          onClick={() => setColorScheme(value)}
        >
          <Icon size={16} stroke={1.6} aria-hidden="true" />
          {label}
        </button>
      ))}
    </MenuButton>
  );
}

const schemes = [
  { value: 'light', label: 'Light', Icon: IconSun },
  { value: 'dark', label: 'Dark', Icon: IconMoon },
  { value: 'auto', label: 'As the device', Icon: IconDeviceDesktop },
] as const;
