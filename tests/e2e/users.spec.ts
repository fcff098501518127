import { expect, type Page, test } from '@playwright/test';
import { withDatabase } from '../../lib/cli/with-database.ts';
import { db } from '../../lib/db.ts';
import { openDialog } from './open-dialog.ts';
import { addPerson, admin, enterAsAdmin, openMenu, signIn } from './people.ts';
import { randomWord } from './random-word.ts';

const password = 'another long password';

test('a person is invited, joins, and is out as soon as an admin disables them', async ({
  page,
  browser,
}) => {
  const name = `Invited ${randomWord()}`;
  const email = `${name.replace(' ', '-').toLowerCase()}@example.com`;
  await enterAsAdmin(page);
  await page.goto('/users');
  await openDialog(page, 'Invite');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await dialog.getByRole('radio', { name: 'Manager' }).check();
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await enterPasswordIfAsked(page);
  const link = (await dialog.getByText(/\/invitation\//).textContent()) ?? '';

  const elsewhere = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const theirs = await elsewhere.newPage();
  await theirs.goto(new URL(link).pathname);
  await expect(theirs.getByText('Ada Lovelace has invited you')).toBeVisible();
  await theirs.getByRole('textbox', { name: 'Your name' }).fill(name);
  await theirs.getByRole('textbox', { name: 'Password' }).fill(password);
  await theirs.getByRole('button', { name: 'Join' }).click();
  await expect(theirs.getByRole('button', { name: `Account of ${name}` })).toBeVisible();
  await theirs.goto('/users');
  await expect(theirs.getByText('Your role does not include this page')).toBeVisible();
  await theirs.goto(new URL(link).pathname);
  await expect(theirs.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible();

  await page.goto('/users');
  await openMenu(page, `Change ${name}`);
  await page.getByRole('menuitem', { name: 'Disable …' }).click();
  await page.getByRole('button', { name: 'Disable', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('Disabled');
  await theirs.goto('/calls');
  await expect(theirs).toHaveURL(/\/sign-in$/);
  await elsewhere.close();
});

test('the password is asked for again, and then what was asked for is done', async ({ page }) => {
  // An admin of their own: the sessions of the others stay fresh.
  const person = await addPerson('admin');
  await signIn(page, person);
  await withDatabase(
    () =>
      db().session.updateMany({
        where: { user: { email: person.email } },
        data: { createdAt: new Date(Date.now() - 3_600_000), reauthenticatedAt: null },
      }),
    { asItIs: true },
  );
  await page.goto('/users');
  await openDialog(page, 'Invite');
  const email = `asked-${randomWord()}@example.com`;
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByRole('button', { name: 'Make the link' }).click();
  const question = page.getByRole('dialog', { name: 'Enter your password again' });
  await question.getByRole('textbox', { name: 'Your password' }).fill('not the password');
  await question.getByRole('button', { name: 'Go on' }).click();
  await expect(question.getByText('Is not your password')).toBeVisible();
  await question.getByRole('textbox', { name: 'Your password' }).fill(person.password);
  await question.getByRole('button', { name: 'Go on' }).click();
  await expect(question).toBeHidden();
  await expect(page.getByText(/\/invitation\//)).toBeVisible();
});

/** The admin of these tests may have signed in long ago. */
async function enterPasswordIfAsked(page: Page): Promise<void> {
  const question = page.getByRole('dialog', { name: 'Enter your password again' });
  const link = page.getByText(/\/invitation\//);
  await expect(question.or(link)).toBeVisible();
  if (!(await question.isVisible())) return;
  await question.getByRole('textbox', { name: 'Your password' }).fill(admin.password);
  await question.getByRole('button', { name: 'Go on' }).click();
}
