import { type APIResponse, expect, test } from '@playwright/test';
import { permits, role } from '../../lib/auth/permissions.ts';
import { type Access, doors } from '../access/access-table.ts';
import { addPerson, signIn } from './people.ts';

/** Routes that answer a plain GET. */
const reading = new Set([
  'app/api/audit/export/route.ts',
  'app/api/calls/export/route.ts',
  'app/api/calls/find/route.ts',
  'app/api/calls/marker/route.ts',
]);

/** Doors whose address needs no id of something: role by role, page by page, answer by answer. */
const open = Object.entries(doors).filter(([file]) => !file.includes('[') && !file.includes('(entry)'));
const pages = open.filter(([file]) => file.endsWith('/page.tsx'));
const gets = open.filter(([file]) => reading.has(file));

test('whoever is not signed in is sent to sign in, and gets no answer', async ({ request }) => {
  for (const [file] of pages) {
    const answer = await request.get(addressOf(file));
    expect([file, new URL(answer.url()).pathname]).toEqual([file, '/sign-in']);
  }
  for (const [file] of gets) expect((await request.get(addressOf(file))).status(), file).toBe(401);
});

for (const each of role.options) {
  test(`a ${each} is let in where the table says so, and nowhere else`, async ({ page }) => {
    await signIn(page, await addPerson(each));
    for (const [file, access] of pages) {
      const mayPass = [access].flat().every((one) => mayUse(each, one));
      const answer = await page.request.get(addressOf(file));
      expect([file, await isRefused(answer)]).toEqual([file, !mayPass]);
      if (mayPass) expect([file, answer.status()]).toEqual([file, 200]);
    }
    for (const [file, access] of gets) {
      const mayPass = [access].flat().every((one) => mayUse(each, one));
      const status = (await page.request.get(addressOf(file))).status();
      expect([file, status === 403]).toEqual([file, !mayPass]);
    }
  });
}

function mayUse(each: (typeof role.options)[number], access: Access): boolean {
  return access === 'person' || access === 'anyone' || access === 'own key' || permits(each, access);
}

/** The address that a file of the app answers: folders in parentheses are no part of it. */
function addressOf(file: string): string {
  return `/${file
    .split('/')
    .slice(1, -1)
    .filter((folder) => !folder.startsWith('('))
    .join('/')}`;
}

/** A page that had begun before it was refused says so within. */
async function isRefused(answer: APIResponse): Promise<boolean> {
  return answer.status() === 403 || (await answer.text()).includes('NEXT_HTTP_ERROR_FALLBACK;403');
}
