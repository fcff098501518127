import type { FoundCall } from '@/app/api/calls/find/found-calls.ts';
import { type CallsAnswer, isElsewhere } from './command-menu-calls.ts';
import { type Command, type CommandGroup, matchingGroups, searchHref } from './command-menu-commands.ts';

/** One line of the menu. Ids stay the same while what is typed changes, so that a choice is not lost. */
export type MenuItem =
  | { kind: 'command'; id: string; command: Command }
  | { kind: 'search'; id: string; words: string; href: string }
  | { kind: 'call'; id: string; call: FoundCall; href: string }
  | { kind: 'call-id'; id: string; href: string };

type MenuGroup = { label: string; items: MenuItem[] };

/** What the menu shows for what is typed and was found: commands first, then the search, then calls. */
export function menuGroups(groups: CommandGroup[], typed: string, answer: CallsAnswer | null): MenuGroup[] {
  const commands = matchingGroups(groups, typed).map(({ label, commands }) => ({
    label,
    items: commands.map((command): MenuItem => ({ kind: 'command', id: command.id, command })),
  }));
  const words = typed.trim();
  if (words === '') return commands;
  const search: MenuItem = { kind: 'search', id: 'search', words, href: searchHref(typed) };
  return [...commands, { label: 'Find calls', items: [search, ...callItems(answer)] }];
}

/**
 * The item that Enter opens when none was chosen: the only call that was found, else the first line.
 *
 * @param searching whether the calls shown belong to something typed earlier.
 */
export function firstChoice(groups: MenuGroup[], searching: boolean): MenuItem | undefined {
  const items = groups.flatMap((group) => group.items);
  const [only, ...others] = items.filter(({ kind }) => kind === 'call' || kind === 'call-id');
  const [first] = items;
  const offersCommands = first?.kind === 'command';
  return only !== undefined && others.length === 0 && !offersCommands && !searching ? only : first;
}

function callItems(answer: CallsAnswer | null): MenuItem[] {
  if (answer === null || 'failure' in answer) return [];
  const byId: MenuItem[] =
    answer.callId !== null && isElsewhere(answer)
      ? [{ kind: 'call-id', id: `call-${answer.callId}`, href: `/calls/${answer.callId}` }]
      : [];
  const calls = answer.calls.map(
    (call): MenuItem => ({ kind: 'call', id: `call-${call.id}`, call, href: `/calls/${call.id}` }),
  );
  return [...byId, ...calls];
}
