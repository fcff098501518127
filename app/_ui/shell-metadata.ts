import type { Metadata } from 'next';
import { currentViewer } from '@/lib/auth/current-viewer.ts';
import { organisationName } from '@/lib/workspace/organisation-name.ts';

/**
 * Titles of the pages inside the shell: page, organisation, product. Whoever is not signed in is told the product
 * alone, also on the way to the sign-in page.
 */
export async function shellMetadata(): Promise<Metadata> {
  const organisation = (await currentViewer()) ? await organisationName() : null;
  if (organisation === null) return {};
  // A name may hold what stands for the page's own title in a template: the joiner between is not seen.
  const named = `${organisation.replaceAll('%s', '%\u2060s')} · Switchboard`;
  return { title: { default: named, template: `%s · ${named}` } };
}
