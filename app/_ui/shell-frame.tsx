'use client';

import { AppShell, Burger, Group, NavLink, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconChartBar,
  IconHeadset,
  IconHelp,
  IconHistory,
  IconInbox,
  IconPhone,
  IconPhoneOff,
  IconPlugConnected,
  IconSettings,
  IconSparkles,
  IconUsers,
  IconVocabulary,
} from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, Suspense } from 'react';
import { Brand } from './brand.tsx';
import { ColourSchemeMenu } from './colour-scheme-menu.tsx';
import { CommandMenu } from './command-menu.tsx';
import { ConfirmPasswordWhenAsked } from './confirm-password.tsx';
import { type AdminPage, adminsPages, everybodysPages, helpPage } from './destinations.ts';
import { keepFilters } from './keep-filters.ts';
import { SessionUse } from './session-use.tsx';
import { type Person, UserMenu } from './user-menu.tsx';

type Props = {
  person: Person;
  organisation: string | null;
  mayOpen: readonly AdminPage[];
  children: ReactNode;
};

/** The frame itself: header, navigation (a burger on small screens) and the page. */
export function ShellFrame({ person, organisation, mayOpen, children }: Props) {
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
            {organisation !== null && (
              <Text size="sm" c="dimmed" truncate visibleFrom="sm" maw={260}>
                <bdi>{organisation}</bdi>
              </Text>
            )}
          </Group>
          <Group gap={4} wrap="nowrap">
            <CommandMenu mayOpen={mayOpen} />
            <ColourSchemeMenu />
            <UserMenu person={person} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar bg="var(--surface)" p="xs" aria-label="Main">
        {everybodysPages.map(({ href, label }) => (
          <Destination key={href} href={href} label={label} icon={icons[href]} onFollow={close} />
        ))}
        {mayOpen.length > 0 && (
          <Text size="xs" c="dimmed" px="sm" mt="md" mb={4}>
            Admin
          </Text>
        )}
        {adminsPages(mayOpen).map(({ href, label }) => (
          <Destination key={href} href={href} label={label} icon={icons[href]} onFollow={close} />
        ))}
        <Destination {...helpPage} icon={icons[helpPage.href]} onFollow={close} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        {children}
      </AppShell.Main>
      <ConfirmPasswordWhenAsked />
      <SessionUse />
    </AppShell>
  );
}

const look = { size: 17, stroke: 1.6 };
const icons: Record<string, ReactNode> = {
  '/': <IconChartBar {...look} />,
  '/calls': <IconPhone {...look} />,
  '/hangups': <IconPhoneOff {...look} />,
  '/agents': <IconHeadset {...look} />,
  '/ai-calls': <IconSparkles {...look} />,
  '/connections': <IconPlugConnected {...look} />,
  '/deliveries': <IconInbox {...look} />,
  '/words': <IconVocabulary {...look} />,
  '/users': <IconUsers {...look} />,
  '/audit': <IconHistory {...look} />,
  '/settings': <IconSettings {...look} />,
  '/help': <IconHelp {...look} />,
};

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
