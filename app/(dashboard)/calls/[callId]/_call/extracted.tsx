import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import type { WholeCall } from '@/lib/calls/call.ts';
import type { ExtractedAction } from '@/lib/calls/call-event.ts';
import classes from '../call.module.css';
import { Card } from './card.tsx';
import { ExtractedEnd } from './extracted-end.tsx';
import { readFindings } from './extracted-findings.ts';
import { ExtractedJudgements } from './extracted-judgements.tsx';
import { FactList } from './fact-list.tsx';
import { JsonText, jsonValue } from './json-value.tsx';

/** More of them make a page that no browser likes; the delivery has all. */
const actionsShown = 200;

type Told = 'actions' | 'details' | 'handledBy' | 'state' | 'reason' | 'party' | 'reasonWords';

/** What the AI agent did and found out: how the call ended, its actions, what was collected and judged. */
export function Extracted({ call }: { call: Pick<WholeCall, Told> }) {
  const { actions } = call;
  const findings = readFindings(call.details);
  const found = actions.length + findings.judgements.length + findings.collected.length;
  if (found === 0 && findings.endCondition === null && call.handledBy !== 'ai') return null;
  return (
    <Card title="Extracted" note={noteOn(actions.length)}>
      {call.state === 'ended' && <ExtractedEnd call={call} condition={findings.endCondition} />}
      {found === 0 && <p className={classes.quiet}>The AI agent reported no actions and no values.</p>}
      {actions.length > 0 && (
        <ol className={classes.actions}>
          {actions.slice(0, actionsShown).map((action, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a name may come twice; the place is the action's own
            <li key={index}>
              <Action action={action} />
            </li>
          ))}
        </ol>
      )}
      <ExtractedJudgements findings={findings} />
    </Card>
  );
}

function noteOn(actions: number): string {
  const found = 'what the AI agent did and found out';
  return actions <= actionsShown ? found : `${found}; the first ${actionsShown} of ${actions} actions`;
}

function Action({ action }: { action: ExtractedAction }) {
  const title = action.identifier ?? action.name;
  const value = jsonValue(action.value, `Value of ${title}`) ?? <UnknownValue what="Nothing extracted" />;
  const optional = [
    { term: 'Error', value: text(action.error) },
    { term: 'Condition', value: text(action.condition) },
    { term: 'Choices', value: jsonList(action.choices, `Choices of ${title}`) },
    { term: 'Examples', value: jsonList(action.examples, `Examples of ${title}`) },
  ].filter((fact) => fact.value !== null);
  return (
    <>
      <h3>
        <bdi>{title}</bdi>
      </h3>
      <FactList
        facts={[
          { term: 'Value', value },
          ...optional,
          { term: 'Action', value: text(action.name) },
          { term: 'Type', value: text(action.type) },
        ]}
      />
      <details className={classes.body}>
        <summary>
          <span className="visually-hidden">{title}: </span>As the provider sent it
        </summary>
        <JsonText value={action.raw} label={`${title}, as the provider sent it`} />
      </details>
    </>
  );
}

const text = (said: string | null) => jsonValue(said, '');

/** A list of plain values reads better as one line. */
function jsonList(value: ExtractedAction['value'], label: string) {
  if (!Array.isArray(value) || value.some((item) => item !== null && typeof item === 'object')) {
    return jsonValue(value, label);
  }
  return text(value.map((item) => String(item)).join(', '));
}
