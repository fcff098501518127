import { casesOf, type HostileCase } from '../hostile-case.ts';
import { noise } from '../noise.ts';
import { jsonOf } from '../payload-of.ts';

/** What AI agents and customers never said, and actions that nobody took. */

export const conversations: readonly HostileCase[] = casesOf(
  { to: 'synthflow', status: [200], becomes: ['projected'] },
  [
    {
      name: 'a conversation of a megabyte',
      look: true,
      body: (id) => jsonOf('synthflow', { call: { transcript: `\nbot: ${'word '.repeat(200_000)}` } })(id),
    },
    {
      name: 'a conversation of twenty thousand turns',
      look: true,
      body: (id) => jsonOf('synthflow', { call: { transcript: '\nbot: a\nhuman: b'.repeat(10_000) } })(id),
    },
    {
      name: 'a conversation of line breaks',
      body: (id) => jsonOf('synthflow', { call: { transcript: `${'\n \t'.repeat(300_000)}:` } })(id),
    },
    {
      name: 'a conversation that is a record',
      body: (id) => jsonOf('synthflow', { call: { transcript: { a: [1] } } })(id),
    },
    {
      name: 'forty thousand actions',
      look: true,
      body: (id) =>
        jsonOf('synthflow', { executed_actions: Array.from({ length: 40_000 }, () => ({ name: 'a' })) })(id),
      becomes: ['projected', 'failed'],
    },
    {
      name: 'an action with a name of noise',
      body: (id) =>
        jsonOf('synthflow', {
          executed_actions: {
            a: {
              name: noise(9000),
              action_type: 'extract_info',
              parameters_hard_coded: { identifier: noise(9000) },
              return_value: { [noise(9000)]: 1 },
            },
          },
        })(id),
    },
    {
      name: 'actions that are JSON in JSON in JSON',
      body: (id) =>
        jsonOf('synthflow', {
          executed_actions: JSON.stringify({
            a: JSON.stringify({ return_value: JSON.stringify({ b: '[[[' }) }),
          }),
        })(id),
    },
    {
      name: 'actions that are nothing',
      body: (id) => jsonOf('synthflow', { executed_actions: [null, 0, '', [], 'x'] })(id),
    },
    {
      name: 'an id that is a number',
      body: (id) => jsonOf('synthflow', { call: { call_id: 4711 } })(id),
      signed: () => '4711',
      keys: () => ['call_id:4711'],
    },
    {
      name: 'a time zone that is none',
      body: (id) =>
        jsonOf('synthflow', { call: { timezone: '../../etc/passwd', start_time: '2026-02-28 10:00:00' } })(
          id,
        ),
    },
  ],
);
