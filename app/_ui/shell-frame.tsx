'use client';

import {
  IconChartBar,
  IconHeadset,
  IconHelp,
  IconHistory,
  IconInbox,
  IconMenu2,
  IconPhone,
  IconPhoneOff,
  IconPlugConnected,
  IconSettings,
  IconSparkles,
  IconUsers,
  IconVocabulary,
  IconX,
} from '@tabler/icons-react';
import Link, { useLinkStatus } from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, Suspense, useState } from 'react';
import { Brand } from './brand.tsx';
import { ColourSchemeMenu } from './colour-scheme-menu.tsx';
import { CommandMenu } from './command-menu.tsx';
import { ConfirmPasswordWhenAsked } from './confirm-password-when-asked.tsx';
import { type AdminPage, adminsPages, everybodysPages, helpPage } from './destinations.ts';
import { keepFilters } from './keep-filters.ts';
import { SessionUse } from './session-use.tsx';
import classes from './shell-frame.module.css';
import { SoftNavigation } from './soft-navigation.tsx';
import { UnderWay } from './under-way.tsx';
import { type Person, UserMenu } from './user-menu.tsx';

type Props = {
  person: Person;
  organisation: string | null;
  mayOpen: readonly AdminPage[];
  children: ReactNode;
};

/** The frame itself: header, navigation (a burger on small screens) and the page. */
export function ShellFrame({ person, organisation, mayOpen, children }: Props) {
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <header className={classes.header}>
        <div className={classes.start}>
          <button
            type="button"
            className={classes.burger}
            onClick={() => setOpened(!opened)}
            aria-label={opened ? 'Close navigation' : 'Open navigation'}
            aria-expanded={opened}
          >
            {opened ? <IconX {...look} /> : <IconMenu2 {...look} />}
          </button>
          <Link href="/" className={classes.home} aria-label="Switchboard, overview">
            <Brand />
          </Link>
          {organisation !== null && <bdi className={classes.organisation}>{organisation}</bdi>}
        </div>
        <div className={classes.end}>
          <CommandMenu mayOpen={mayOpen} />
          <ColourSchemeMenu />
          <UserMenu person={person} />
        </div>
      </header>
      <nav className={classes.navigation} aria-label="Main" data-opened={opened || undefined}>
        {everybodysPages.map(({ href, label }) => (
          <Destination key={href} href={href} label={label} icon={icons[href]} onFollow={close} />
        ))}
        {mayOpen.length > 0 && <p className={classes.group}>Admin</p>}
        {adminsPages(mayOpen).map(({ href, label }) => (
          <Destination key={href} href={href} label={label} icon={icons[href]} onFollow={close} />
        ))}
        <Destination {...helpPage} icon={icons[helpPage.href]} onFollow={close} />
      </nav>
      <main className={classes.main} id="main" tabIndex={-1}>
        {children}
      </main>
      <ConfirmPasswordWhenAsked />
      <SessionUse />
      <SoftNavigation />
    </>
  );
}

const look = { size: 17, stroke: 1.6, 'aria-hidden': true };
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
    <Link
      href={to}
      className={classes.destination}
      aria-current={here ? 'page' : undefined}
      onClick={onFollow}
    >
      {icon}
      {label}
      <Following />
    </Link>
  );
}

/** What a link of the framework shows of itself, from inside. */
function Following() {
  const { pending } = useLinkStatus();
  return pending && <UnderWay />;
}
