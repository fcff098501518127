import type { ComponentProps } from 'react';

/**
 * A link among many, as in a table of figures: plain HTML until it is followed, and then without loading everything
 * anew (`SoftNavigation`). Nothing is fetched ahead. A page's few other links are those of the framework, each of
 * which a browser must first take over.
 */
export function SoftLink({ href, children, ...props }: ComponentProps<'a'> & { href: string }) {
  return (
    <a {...props} href={href} data-soft-link="">
      {children}
    </a>
  );
}
