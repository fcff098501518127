import type { Metadata } from 'next';
import { currentViewer } from '@/lib/auth/current-viewer.ts';
import { organisationName } from '@/lib/workspace/organisation-name.ts';

/**
 * Titles of the pages inside the shell: page, organisation, product. Whoever is not signed in is told the product
 * alone, also on the way to the sign-in page.
 */
export async function shellMetadata(): Promise<Metadata> {
  const suffix = await titleSuffix();
  // A name may hold what stands for the page's own title in a template: the joiner between is not seen.
  return { title: { default: suffix, template: `%s · ${suffix.replaceAll('%s', '%\u2060s')}` } };
}

/** The title of a page that stands beside the shell's own layout, whose template is for those below it. */
export async function besideShell(title: string): Promise<Metadata> {
  return { title: { absolute: `${title} · ${await titleSuffix()}` } };
}

async function titleSuffix(): Promise<string> {
  const organisation = (await currentViewer()) ? await organisationName() : null;
  return organisation === null ? 'Switchboard' : `${organisation} · Switchboard`;
}
