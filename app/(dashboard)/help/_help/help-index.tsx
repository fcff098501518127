import Link from 'next/link';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { providerHelpHref } from '@/app/_ui/provider-help-href.ts';
import type { Provider } from '@/lib/providers/provider.ts';
import classes from './help.module.css';

const pages = [
  {
    href: '/help/metrics',
    title: 'Figures',
    about: 'What each figure counts, what it leaves out, and where it stands.',
  },
  {
    href: '/help/glossary',
    title: 'Glossary',
    about: 'Outcomes, reasons, sides, states, and the terms of the field.',
  },
  {
    href: '/help/api',
    title: 'API',
    about: 'What webhooks are answered, health, metrics, and the parameters of exports.',
  },
];

/** Where to read what. */
export function HelpIndex({
  providers,
}: {
  providers: readonly Pick<Provider, 'id' | 'label' | 'summary'>[];
}) {
  return (
    <div className={classes.page}>
      <PageHeader title="Help">
        Made from what Switchboard itself works by, so it says what this version does. Press <kbd>?</kbd> for
        the keys.
      </PageHeader>
      <section className={classes.section} aria-labelledby="pages">
        <h2 id="pages">To look up</h2>
        <ul className={classes.index}>
          {pages.map(({ href, title, about }) => (
            <Entry key={href} href={href} title={title} about={about} />
          ))}
        </ul>
      </section>
      <section className={classes.section} aria-labelledby="providers">
        <h2 id="providers">Providers</h2>
        <ul className={classes.index}>
          {providers.map(({ id, label, summary }) => (
            <Entry key={id} href={providerHelpHref(id)} title={label} about={summary} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Entry({ href, title, about }: { href: string; title: string; about: string }) {
  return (
    <li>
      <Link href={href}>{title}</Link>
      <p>{about}</p>
    </li>
  );
}
