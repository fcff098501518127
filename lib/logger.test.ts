import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const logger = pathToFileURL(path.resolve(import.meta.dirname, 'logger.ts')).href;
const hostile = 'a\u001b[2J\u009b31m\r\n{"level":60,"msg":"forged"}\u202e';

/** What another process with this log prints on standard error. */
async function logged(statement: string): Promise<string[]> {
  const program = `import { logger } from ${JSON.stringify(logger)}; const value = ${JSON.stringify(hostile)}; ${statement}`;
  const args = ['--import', tsx, '--input-type=module', '--eval', program];
  const { stderr } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, LOG_LEVEL: 'info' },
  });
  return stderr.trimEnd().split('\n');
}

it.each([
  ['a field', 'logger().info({ value }, "said")', { value: hostile, msg: 'said' }],
  ['the message', 'logger().info(value)', { msg: hostile }],
  ['an error', 'logger().error({ err: new Error(value) }, "failed")', { msg: 'failed' }],
])('what others wrote in %s forges no entry and steers no terminal', async (_, statement, fields) => {
  const lines = await logged(statement);
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject(fields);
});

it('holds no secret, whatever the field is in', async () => {
  const [line = ''] = await logged(
    'logger().info({ secret: "hunter2", one: { password: "hunter2", authorization: "hunter2", cookie: "hunter2" } }, "x")',
  );
  expect(line).toContain('[redacted]');
  expect(line).not.toContain('hunter2');
});
