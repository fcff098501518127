import { readFile } from 'node:fs/promises';
import { expect, inject, test } from 'vitest';
import { schemaDifference, schemaFile } from './schema-difference.ts';

test('the migrations lead to the schema', async () => {
  expect(await schemaDifference(inject('templateUrl'))).toBeUndefined();
});

test('a field, an index and a condition that no migration makes are told as SQL', async () => {
  const schema = await readFile(schemaFile, 'utf8');
  const addition = `
    model Newcomer {
      id    Int     @id
      state String?
      @@index([state], where: raw("state = 'new'"), map: "newcomer_new_idx")
    }`;
  const sql = await schemaDifference(inject('templateUrl'), `${schema}\n${addition}`);
  expect(sql).toContain('CREATE TABLE "Newcomer"');
  expect(sql).toContain(`CREATE INDEX "newcomer_new_idx" ON "Newcomer"("state") WHERE (state = 'new')`);
  expect(sql).not.toContain('DROP');
});
