'use client';

import { AppShell, Burger, Group, NavLink, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconChartBar,
  IconInbox,
  IconPhone,
  IconPhoneOff,
  IconPlugConnected,
  IconSparkles,
  IconUsers,
} from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, Suspense } from 'react';
import { Brand } from './brand.tsx';
import { ColourSchemeMenu } from './colour-scheme-menu.tsx';
import { CommandMenu } from './command-menu.tsx';
import { keepFilters } from './keep-filters.ts';
import { type Person, UserMenu } from './user-menu.tsx';

type Props = { person: Person; showsConnections: boolean; showsDeliveries: boolean; children: ReactNode };

/** The frame itself: header, navigation (a burger on small screens) and the page. */
export function ShellFrame({ person, showsConnections, showsDeliveries, children }: Props) {
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'md', sm: 'lg' }}
      transitionDuration={0}
    >
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <AppShell.Header bg="var(--surface)" px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={opened ? 'Close navigation' : 'Open navigation'}
              aria-expanded={opened}
            />
            <Link
              href="/"
              style={{ display: 'inline-flex', textDecoration: 'none' }}
              aria-label="Switchboard, overview"
            >
              <Brand />
            </Link>
          </Group>
          <Group gap={4} wrap="nowrap">
            <CommandMenu showsConnections={showsConnections} showsDeliveries={showsDeliveries} />
            <ColourSchemeMenu />
            <UserMenu person={person} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar bg="var(--surface)" p="xs" aria-label="Main">
        <Destination
          href="/"
          label="Overview"
          icon={<IconChartBar size={17} stroke={1.6} />}
          onFollow={close}
        />
        <Destination
          href="/calls"
          label="Calls"
          icon={<IconPhone size={17} stroke={1.6} />}
          onFollow={close}
        />
        <Destination
          href="/hangups"
          label="Hang-ups"
          icon={<IconPhoneOff size={17} stroke={1.6} />}
          onFollow={close}
        />
        <Destination
          href="/agents"
          label="Agents"
          icon={<IconUsers size={17} stroke={1.6} />}
          onFollow={close}
        />
        <Destination
          href="/ai-calls"
          label="AI calls"
          icon={<IconSparkles size={17} stroke={1.6} />}
          onFollow={close}
        />
        {(showsConnections || showsDeliveries) && (
          <Text size="xs" c="dimmed" px="sm" mt="md" mb={4}>
            Admin
          </Text>
        )}
        {showsConnections && (
          <Destination
            href="/connections"
            label="Connections"
            icon={<IconPlugConnected size={17} stroke={1.6} />}
            onFollow={close}
          />
        )}
        {showsDeliveries && (
          <Destination
            href="/deliveries"
            label="Deliveries"
            icon={<IconInbox size={17} stroke={1.6} />}
            onFollow={close}
          />
        )}
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        {children}
      </AppShell.Main>
    </AppShell>
  );
}

type DestinationProps = { href: string; label: string; icon: ReactNode; onFollow: () => void };

/** A page of the navigation; what the filter bar of this one is set to goes along. */
function Destination(props: DestinationProps) {
  return (
    <Suspense fallback={<DestinationLink {...props} to={props.href} />}>
      <FilteredDestination {...props} />
    </Suspense>
  );
}

function FilteredDestination(props: DestinationProps) {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  return <DestinationLink {...props} to={keepFilters(props.href, { pathname, search })} />;
}

function DestinationLink({ href, to, label, icon, onFollow }: DestinationProps & { to: string }) {
  const pathname = usePathname();
  const here = href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
  return (
    <NavLink
      component={Link}
      href={to}
      label={label}
      leftSection={icon}
      active={here}
      aria-current={here ? 'page' : undefined}
      onClick={onFollow}
      py={7}
      style={{ borderRadius: 'var(--mantine-radius-sm)' }}
    />
  );
}
