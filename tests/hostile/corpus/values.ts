import { casesOf, type HostileCase } from '../hostile-case.ts';
import { jsonOf, type Payload } from '../payload-of.ts';

/** Well-formed payloads whose values are meant for a page, a spreadsheet, a shell or a database. */

const script = '<script>window.__pwned=1</script>';
const picture = '"><img src=x onerror="window.__pwned=1">';

const projected = { status: [200], becomes: ['projected'] } as const;

/** One of these in each place of a page that shows what a provider said. */
const onPages = casesOf({ to: 'alohaa', ...projected }, [
  {
    name: 'a script as agent',
    body: jsonOf('alohaa', { agent_name: script }),
    call: { agentName: script },
    shows: [script],
  },
  {
    name: 'a picture as hang-up cause',
    body: jsonOf('alohaa', { hangup_cause: picture }),
    call: { certainty: 'unmapped' },
    shows: [picture],
  },
  {
    name: 'a picture as keys pressed',
    body: jsonOf('alohaa', { dtmfcode: picture }),
    call: { dtmf: picture },
    shows: [picture],
  },
  {
    name: 'a script as number',
    body: jsonOf('alohaa', { receiver_number: script }),
    call: { customerNumber: null, customerNumberKind: 'unreadable' },
    shows: [script],
  },
  { name: 'a script as the name of a field', body: jsonOf('alohaa', { [script]: script }), shows: [script] },
  {
    name: 'the end of the page',
    body: jsonOf('alohaa', {
      agent_name: '</title></script></style></textarea><svg onload=window.__pwned=1>',
    }),
    shows: ['</title></script></style>'],
  },
  {
    name: 'the end of a comment',
    body: jsonOf('alohaa', { agent_name: '--> ]]> <!-- <svg/onload=window.__pwned=1>' }),
    shows: ['--> ]]> <!--'],
  },
  {
    name: 'a template',
    body: jsonOf('alohaa', {
      agent_name: '{{constructor.constructor("window.__pwned=1")()}} <%= window.__pwned=1 %>',
    }),
    shows: ['{{constructor'],
  },
  {
    name: 'separators of lines in scripts',
    body: jsonOf('alohaa', { agent_name: `a\u2028b\u2029${script}` }),
    shows: [script],
  },
  {
    name: 'a script as queue',
    to: 'callerdesk',
    body: jsonOf('callerdesk', { call_group: script, receiver_name: picture }),
    call: { queue: script, agentName: picture },
    shows: [script, picture],
  },
  {
    name: 'a script as status',
    to: 'callerdesk',
    body: jsonOf('callerdesk', { Status: script, key_press: picture }),
    shows: [script],
  },
  {
    name: 'a script as direction',
    to: 'callerdesk',
    body: jsonOf('callerdesk', { Direction: script }),
    call: { direction: 'unknown' },
    shows: [script],
  },
  {
    name: 'a script as campaign',
    to: 'acefone',
    body: jsonOf('acefone', {
      campaign_name: script,
      ivr_name: picture,
      billing_circle: { operator: script, circle: picture },
    }),
    call: { campaign: script },
    shows: [script],
  },
  {
    name: 'a script as missed agent',
    to: 'acefone',
    body: jsonOf('acefone', {
      call_status: 'missed',
      answered_agent_name: undefined,
      answered_agent_number: undefined,
      missed_agent: [{ name: script, number: picture }],
    }),
    shows: [script],
  },
  {
    name: 'a script as disposition',
    to: 'acefone',
    append: '/call-disposition',
    body: jsonOf('acefone', { disposition: script }),
    shows: [script],
  },
  {
    name: 'a script who hangs up',
    to: 'alohub',
    body: jsonOf('alohub', { hangup_by: script, userName: picture }),
    shows: [script, picture],
  },
  {
    name: 'a script who is the customer',
    to: 'synthflow',
    body: jsonOf('synthflow', { lead: { name: script } }),
    call: { customerName: script },
    shows: [script],
  },
  {
    name: 'a script that speaks',
    to: 'synthflow',
    body: jsonOf('synthflow', { call: { transcript: `\nbot: ${script}\nhuman: ${picture}\n${script}: x` } }),
    shows: [script],
  },
  {
    name: 'a script that was extracted',
    to: 'synthflow',
    body: jsonOf('synthflow', {
      executed_actions: {
        [script]: {
          name: picture,
          action_type: 'extract_info',
          parameters_hard_coded: { identifier: script, condition: picture },
          return_value: { [script]: picture },
          error_message: script,
        },
      },
    }),
    shows: [script, picture],
  },
  {
    name: 'a script as the reason of an AI',
    to: 'synthflow without signature',
    body: jsonOf('synthflow without signature', {
      error_message: script,
      call: { end_call_reason: picture, assistant_name: script },
    }),
    shows: [picture],
  },
]);

const recording = (url: string, note: Payload = {}) => jsonOf('alohaa', { call_recording_url: url, ...note });
const recordings = casesOf({ to: 'alohaa', ...projected }, [
  {
    name: 'a recording that is a script',
    body: recording('javascript:window.__pwned=1'),
    call: { recordingState: 'available' },
    shows: ['not one that can be opened'],
  },
  {
    name: 'a recording that is a hidden script',
    body: recording(' \u0001jAvA\tsCrIpT:window.__pwned=1//https://'),
    shows: ['not one that can be opened'],
  },
  {
    name: 'a recording that is a page',
    body: recording(`data:text/html,${script}`),
    shows: ['not one that can be opened'],
  },
  {
    name: 'a recording on this computer',
    body: recording('file:///etc/passwd'),
    shows: ['not one that can be opened'],
  },
  {
    name: 'a recording at the metadata service',
    look: true,
    body: recording('http://169.254.169.254/latest/meta-data/iam/'),
  },
  { name: 'a recording at our own address', body: recording('http://[::ffff:127.0.0.1]:5432/') },
  { name: 'a recording at an address in one number', body: recording('http://2130706433/') },
  {
    name: 'a recording without a scheme',
    body: recording('//evil.example/x'),
    shows: ['not one that can be opened'],
  },
  { name: 'a recording with a password', body: recording('https://user:password@evil.example/x') },
  {
    name: 'a recording whose address never ends',
    look: true,
    body: recording(`https://evil.example/${'x'.repeat(100_000)}`),
  },
  {
    name: 'a recording whose host is no host',
    body: recording('https://%00.evil.example:99999/'),
    shows: ['not one that can be opened'],
  },
  {
    name: 'a recording that is a record',
    body: jsonOf('alohaa', { call_recording_url: { href: 'javascript:window.__pwned=1' } }),
    call: { recordingState: 'none' },
  },
]);

const agentNamed = (name: string) => jsonOf('alohaa', { agent_name: name });
const texts = casesOf({ to: 'alohaa', ...projected }, [
  {
    name: 'right to left',
    look: true,
    body: agentNamed('\u202Egpj.exe\u202C Kumar'),
    call: { agentName: '\u202Egpj.exe\u202C Kumar' },
  },
  {
    name: 'directions that are never closed',
    look: true,
    body: agentNamed('\u2066\u2067\u2068 \u202D \u202E abc'),
  },
  {
    name: 'nothing but characters without width',
    look: true,
    body: agentNamed('\u200B\u200D\u2060\uFEFF\u00AD'),
  },
  { name: 'a thousand accents on one letter', look: true, body: agentNamed(`e${'\u0301'.repeat(1000)}`) },
  {
    name: 'a name of a megabyte',
    look: true,
    body: agentNamed('n'.repeat(1_000_000)),
    call: { agentName: `${'n'.repeat(499)}…` },
  },
  { name: 'a name of a megabyte of emoji', body: agentNamed('👩‍👩‍👧'.repeat(50_000)) },
  {
    name: 'a megabyte in a field that nobody knows',
    look: true,
    body: jsonOf('alohaa', { note: 'n'.repeat(1_000_000) }),
  },
  { name: 'commands to a terminal', look: true, body: agentNamed('\u001b[2J\u001b]0;owned\u0007 Kumar') },
  { name: 'characters that are none', look: true, body: agentNamed('\uFFFE\uFFFF\u{1FFFF} Kumar') },
  { name: 'SQL', body: agentNamed("'; DROP TABLE call; --"), call: { agentName: "'; DROP TABLE call; --" } },
  { name: 'the syntax of arrays and parameters', body: agentNamed('{a,"b\\"} $1 :name %s %n \\x00 \\') },
  { name: 'a path as a name', body: agentNamed('../../../../etc/passwd\u0000.png') },
  { name: 'a name on many lines', look: true, body: agentNamed('Kumar\r\nSet-Cookie: a=b\r\n\r\n<html>') },
]);

const customer = (number: unknown) => jsonOf('alohaa', { receiver_number: number });
const numbers = casesOf({ to: 'alohaa', ...projected }, [
  {
    name: 'a formula as number',
    body: customer('=HYPERLINK("http://evil.example","+919676501234")'),
    call: { customerNumber: null, customerNumberKind: 'unreadable' },
    shows: ['=HYPERLINK('],
  },
  { name: 'a command as number', body: customer("+cmd|' /C calc'!A0"), call: { customerNumber: null } },
  { name: 'a function as number', body: customer('@SUM(1+1)*cmd'), call: { customerNumber: null } },
  {
    name: 'a number with tabs',
    body: customer('\t\r+91 96765 01234'),
    call: { customerNumber: '+919676501234' },
  },
  { name: 'a number of a thousand digits', body: customer('9'.repeat(1000)), call: { customerNumber: null } },
  {
    name: 'a number in Arabic digits',
    body: customer('٩٦٧٦٥٠١٢٣٤'),
    call: { customerNumberRaw: '٩٦٧٦٥٠١٢٣٤' },
  },
  { name: 'a number hidden in text', body: customer('tel:+919676501234;ext=7?x=y') },
  { name: 'a number that is negative', body: customer(-9676501234) },
  { name: 'a number with decimals', body: customer(9676501234.5) },
  { name: 'a number of nought', body: customer('0'), call: { customerNumberKind: 'withheld' } },
  { name: 'a number of wildcards', body: customer('%_%\\') },
  { name: 'a number that is a list', body: customer(['9676501234', '9676501235']) },
]);

export const values: readonly HostileCase[] = [...onPages, ...recordings, ...texts, ...numbers];
