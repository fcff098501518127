import Form from 'next/form';
import Link from 'next/link';
import classes from './agents.module.css';
import { type AgentsScreen, agentsHref, agentsParameters } from './agents-address.ts';

type Props = { query: string; screen: AgentsScreen };

const kinds = [
  { kind: null, words: 'All' },
  { kind: 'human', words: 'People' },
  { kind: 'ai', words: 'AI' },
] as const;

/** Which agents the table shows: by name, people or AI. A plain form and links: the choice is the address. */
export function AgentsSearch({ query, screen }: Props) {
  const kept = [...new URLSearchParams(query), ...agentsParameters({ ...screen, find: '' })];
  return (
    <div className={classes.search}>
      <Form action="/agents" replace scroll={false} role="search" aria-label="Agents">
        {kept.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <input
          key={screen.find}
          type="search"
          name="find"
          defaultValue={screen.find}
          maxLength={200}
          placeholder="Name"
          aria-label="Name of an agent"
        />
        <button type="submit">Find</button>
      </Form>
      <nav aria-label="People or AI">
        {kinds.map(({ kind, words }) => (
          <Link
            key={words}
            className={classes.kinds}
            href={agentsHref(query, { ...screen, kind })}
            replace
            scroll={false}
            prefetch={false}
            aria-current={screen.kind === kind ? 'true' : undefined}
          >
            {words}
          </Link>
        ))}
      </nav>
    </div>
  );
}
