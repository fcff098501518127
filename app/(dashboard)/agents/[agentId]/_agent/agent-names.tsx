import { FigureCard } from '@/app/_figures/figure-card.tsx';
import type { AgentAlias, AgentRecord } from '@/lib/agents/get-agent.ts';
import classes from '../../_agents/agents.module.css';
import { SeparateButton } from './separate-button.tsx';

type Props = { agent: AgentRecord; mayMerge: boolean };

/** By what connections know the agent, and who was merged into it. */
export function AgentNames({ agent, mayMerge }: Props) {
  return (
    <FigureCard title="Names and numbers">
      <Aliases aliases={agent.aliases} />
      {agent.merged.length > 0 && (
        <ul className={classes.names} aria-label="Merged into this agent">
          {agent.merged.map((merged) => (
            <li key={merged.id}>
              <div>
                <h3>
                  <bdi>{merged.name}</bdi>
                </h3>
                <Aliases aliases={merged.aliases} />
              </div>
              {mayMerge && <SeparateButton agentId={merged.id} name={merged.name} />}
            </li>
          ))}
        </ul>
      )}
    </FigureCard>
  );
}

function Aliases({ aliases }: { aliases: AgentAlias[] }) {
  if (aliases.length === 0) return <p className={classes.quiet}>No connection names it any more.</p>;
  return (
    <ul className={classes.names}>
      {aliases.map(({ id, connectionLabel, kind, value }) => (
        <li key={id}>
          <bdi>{value}</bdi>
          <span className={classes.quiet}>
            {kind === 'number' ? 'number' : 'name'} on {connectionLabel}
          </span>
        </li>
      ))}
    </ul>
  );
}
