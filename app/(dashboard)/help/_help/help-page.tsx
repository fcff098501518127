import type { ReactNode } from 'react';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import classes from './help.module.css';

export type HelpSection = { id: string; title: string; content: ReactNode };

type Props = { title: string; lead: ReactNode; sections: readonly HelpSection[] };

/** A page to be read: what it is about, what stands on it, and its parts, each of which has an address. */
export function HelpPage({ title, lead, sections }: Props) {
  return (
    <div className={classes.page}>
      <PageHeader title={title}>
        <TextLink href="/help" underline="always">
          Help
        </TextLink>{' '}
        / {title}
      </PageHeader>
      <p className={classes.lead}>{lead}</p>
      <nav className={classes.contents} aria-label="On this page" data-no-print>
        <ul>
          {sections.map((section) => (
            <li key={section.id}>
              <a href={`#${section.id}`}>{section.title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {sections.map((section) => (
        <section key={section.id} className={classes.section} aria-labelledby={section.id}>
          <h2 id={section.id}>
            {section.title} <Anchor to={section.id} of={section.title} />
          </h2>
          {section.content}
        </section>
      ))}
    </div>
  );
}

/** The address of a heading or an entry, to be copied or sent. */
export function Anchor({ to, of }: { to: string; of: string }) {
  return (
    <a className={classes.anchor} href={`#${to}`} aria-label={`Link to ${of}`} data-no-print>
      #
    </a>
  );
}
