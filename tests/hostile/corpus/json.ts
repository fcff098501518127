import { casesOf, type HostileCase } from '../hostile-case.ts';
import { noise } from '../noise.ts';
import { jsonOf, payloadOf } from '../payload-of.ts';

/** JSON that is broken, or whole and not what anybody meant. */

/** A valid payload with this text as the value of one more field. */
const withValue = (json: string) => (id: string) => `${jsonOf('alohaa')(id).slice(0, -1)},"odd":${json}}`;
const nested = (depth: number, open: string, close: string) => `${open.repeat(depth)}1${close.repeat(depth)}`;

const broken = casesOf(
  { to: 'alohaa', status: [400], says: /not valid JSON/, becomes: ['failed'], because: /not valid JSON/ },
  [
    { name: 'JSON cut off', body: (id) => jsonOf('alohaa')(id).slice(0, -5) },
    { name: 'a comma too many', body: (id) => `${jsonOf('alohaa')(id).slice(0, -1)},}` },
    { name: 'single quotes', body: (id) => jsonOf('alohaa')(id).replaceAll('"', "'") },
    { name: 'a comment', body: (id) => `${jsonOf('alohaa')(id)} // done` },
    { name: 'NaN', body: withValue('NaN') },
    { name: 'a raw NUL within a string', body: withValue('"\u0000"') },
    { name: 'a raw line break within a string', body: withValue('"a\nb"') },
    { name: 'two documents', body: (id) => `${jsonOf('alohaa')(id)}\n${jsonOf('alohaa')(`${id}-2`)}` },
    { name: 'a protection against inclusion', body: (id) => `)]}',\n${jsonOf('alohaa')(id)}` },
    { name: 'a million open brackets', body: () => '['.repeat(1_000_000) },
    { name: 'half a surrogate escape', body: withValue('"\\ud8"') },
  ],
);

const notARecord = casesOf({ to: 'alohaa', status: [200], becomes: ['failed'], because: /one JSON object/ }, [
  { name: 'null', body: () => 'null' },
  { name: 'a string', to: 'acefone', body: (id) => JSON.stringify(id) },
  { name: 'a list of calls', to: 'callerdesk', body: (id) => JSON.stringify([payloadOf('callerdesk', id)]) },
  { name: 'JSON in a string in JSON', body: (id) => JSON.stringify(jsonOf('alohaa')(id)) },
  {
    name: 'five thousand lists in one another',
    look: true,
    to: 'alohub',
    body: () => nested(5000, '[', ']'),
  },
  { name: 'an empty record', body: () => '{}', becomes: ['ignored'], because: /no fields/ },
  {
    name: 'a record of a record',
    body: (id) => JSON.stringify({ data: payloadOf('alohaa', id) }),
    because: /call_id is missing/,
  },
]);

const odd = casesOf({ to: 'alohaa', status: [200], becomes: ['projected'] }, [
  {
    name: 'NUL as an escape',
    look: true,
    body: withValue('"before\\u0000after"'),
    shows: ['before\uFFFDafter'],
  },
  {
    name: 'lone surrogates',
    body: withValue('"\\ud800 and \\udfff, and \\udfff\\ud800"'),
    shows: ['\uFFFD and \uFFFD'],
  },
  { name: 'NUL in a name', body: withValue('{"a\\u0000b": {"c\\ud800": 1}}') },
  {
    name: 'NUL in the id',
    body: (id) => jsonOf('alohaa')(`${id}\u0000`),
    keys: (id) => [`call_id:${id}\uFFFD`],
  },
  {
    name: 'a prototype',
    look: true,
    body: withValue('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'),
  },
  {
    name: 'a prototype with an id',
    body: (id) => `{"__proto__": ${jsonOf('alohaa')(id)}, "call_type": "outgoing"}`,
    becomes: ['failed'],
    because: /call_id is missing/,
  },
  {
    name: 'fields named like methods',
    look: true,
    body: jsonOf('alohaa', {
      constructor: 'a',
      toString: 'b',
      hasOwnProperty: 'c',
      valueOf: 'd',
      toJSON: 'f',
      length: -1,
    }),
  },
  {
    name: 'an id said twice',
    body: (id) => `{"call_id": "first", ${jsonOf('alohaa')(id).slice(1)}`,
    keys: (id) => [`call_id:${id}`],
  },
  {
    name: 'an id of twenty digits',
    body: (id) => jsonOf('alohaa')(id).replace(`"${id}"`, '12345678901234567891'),
    keys: () => ['call_id:12345678901234567891'],
  },
  {
    name: 'an id of twenty digits, one higher',
    body: (id) => jsonOf('alohaa')(id).replace(`"${id}"`, '12345678901234567892'),
    keys: () => ['call_id:12345678901234567892'],
  },
  { name: 'a number beyond every number', body: withValue('1e400'), shows: ['1e400'] },
  { name: 'a number below every number', body: withValue('[-1e400, 1e-400, -0]') },
  {
    name: 'a length with twenty decimals',
    body: (id) =>
      jsonOf('alohaa')(id).replace('"call_duration":69', '"call_duration":69.00000000000000000001'),
    call: { duration: 69 },
  },
  { name: 'three thousand lists deep', look: true, body: withValue(nested(3000, '[', ']')) },
  { name: 'five thousand lists deep', look: true, body: withValue(nested(5000, '[', ']')) },
  { name: 'five thousand records deep', look: true, body: withValue(nested(5000, '{"a":', '}')) },
  {
    name: 'a hundred thousand lists deep',
    body: withValue(nested(100_000, '[', ']')),
    status: [200, 400],
    becomes: ['projected', 'failed'],
  },
  {
    name: 'twenty digits in five thousand lists',
    body: withValue(`${'['.repeat(5000)}12345678901234567890${']'.repeat(5000)}`),
    status: [200, 400],
    becomes: ['projected', 'failed'],
  },
  {
    name: 'twenty thousand fields',
    look: true,
    body: (id) =>
      JSON.stringify({
        ...payloadOf('alohaa', id),
        ...Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`field ${n}`, n])),
      }),
  },
  {
    name: 'a list of half a million',
    look: true,
    body: (id) => jsonOf('alohaa', { odd: Array.from({ length: 500_000 }, () => 0) })(id),
  },
  {
    name: 'a field name of a megabyte',
    look: true,
    body: (id) => jsonOf('alohaa', { ['n'.repeat(1_000_000)]: 1 })(id),
  },
  { name: 'a field without a name', look: true, body: withValue('{"": {"": ""}}') },
  {
    name: 'every value a list',
    body: (id) =>
      JSON.stringify(
        Object.fromEntries(Object.entries(payloadOf('alohaa', id)).map(([name, value]) => [name, [value]])),
      ),
    becomes: ['failed'],
    because: /call_id is missing/,
  },
  {
    name: 'every value a record, but the id',
    body: (id) =>
      JSON.stringify({
        ...Object.fromEntries(
          Object.entries(payloadOf('alohub', id)).map(([name, value]) => [name, { value }]),
        ),
        call_id: id,
      }),
    to: 'alohub',
  },
  {
    name: 'every value null',
    body: (id) =>
      JSON.stringify(
        Object.fromEntries(Object.keys(payloadOf('callerdesk', id)).map((name) => [name, null])),
      ),
    to: 'callerdesk',
    becomes: ['ignored'],
    because: /no fields/,
  },
  {
    name: 'every value true, but the id',
    body: (id) =>
      JSON.stringify({
        ...Object.fromEntries(Object.keys(payloadOf('callerdesk', id)).map((name) => [name, true])),
        CallSid: id,
      }),
    to: 'callerdesk',
  },
  {
    name: 'an id of a kilobyte',
    body: (id) => jsonOf('alohaa')(id.padEnd(1000, 'x')),
    becomes: ['failed'],
    because: /call_id/,
  },
  {
    name: 'an id of blanks',
    body: () => jsonOf('alohaa')('  \t '),
    becomes: ['failed'],
    because: /call_id is missing/,
  },
  {
    name: 'an id that nobody filled in',
    to: 'acefone',
    body: () => jsonOf('acefone')('$call_id'),
    becomes: ['failed'],
    because: /call_id is missing/,
  },
]);

const costly = casesOf({ to: 'acefone', status: [200], becomes: ['projected'] }, [
  {
    name: 'a field name of punctuation without end',
    body: (id) => jsonOf('acefone', { [`${'!'.repeat(500_000)}a`]: 'x' })(id),
  },
  {
    name: 'a field name of blanks without end',
    body: (id) => jsonOf('acefone', { [`a${' '.repeat(500_000)}b`]: 'x' })(id),
  },
  {
    name: 'a value of brackets without end',
    body: (id) => jsonOf('acefone', { call_flow: '['.repeat(500_000) })(id),
  },
  {
    name: 'a text that holds deep JSON',
    body: (id) => jsonOf('acefone', { lead_fields: nested(5000, '[', ']') })(id),
  },
  {
    name: 'forty thousand missed agents',
    look: true,
    body: (id) =>
      jsonOf('acefone', {
        call_status: 'missed',
        missed_agent: Array.from({ length: 40_000 }, (_, n) => ({ name: `A${n}`, number: String(n) })),
      })(id),
    becomes: ['projected', 'failed'],
  },
  {
    name: 'a number with a name of noise',
    body: (id) =>
      jsonOf('acefone', {
        answered_agent_name: noise(3000),
        answered_agent_number: noise(3000),
        caller_id_number: noise(3000),
        campaign_name: noise(3000),
      })(id),
  },
  {
    name: 'an identifier of noise',
    body: (id) =>
      JSON.stringify({
        uuid: noise(360),
        custom_identifier: id,
        start_stamp: noise(3000),
        caller_id_number: noise(3000),
      }),
    becomes: ['failed', 'projected'],
  },
  {
    name: 'a status named like a method',
    body: (id) =>
      jsonOf('acefone', {
        call_status: 'constructor',
        hangup_cause: 'constructor',
        direction: 'constructor',
      })(id),
    shows: ['constructor'],
  },
  {
    name: 'a step of the flow named like a method',
    body: (id) =>
      jsonOf('acefone', {
        call_flow: [{ type: 'constructor', dialst: 'constructor', time: 1 }, null, 7, []],
      })(id),
    shows: ['call_flow.dialst=constructor'],
  },
  {
    name: 'a state named like a method',
    to: 'callerdesk',
    body: (id) =>
      jsonOf('callerdesk', {
        type: 'live call',
        EndTime: undefined,
        CallDuration: undefined,
        TalkDuration: undefined,
        Status: 'constructor',
      })(id),
  },
]);

export const json: readonly HostileCase[] = [...broken, ...notARecord, ...odd, ...costly];
