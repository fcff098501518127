import { OutcomeBadge } from '@/app/_ui/outcome-badge.tsx';
import type { Call } from '@/lib/calls/call.ts';
import {
  abandonStageLabels,
  certaintyLabels,
  outcomeLabels,
  partyLabels,
  reasonLabels,
  stateLabels,
} from '@/lib/calls/labels.ts';
import classes from '../call.module.css';
import { Card } from './card.tsx';
import { FactList } from './fact-list.tsx';

/** What came of the call, how sure that is, and in which words the provider said it. */
export function Result({ call }: { call: Call }) {
  if (call.state !== 'ended') {
    return (
      <Card title="Result">
        <p className={classes.quiet}>{stateLabels[call.state].means}</p>
        {call.disposition !== null && <FactList facts={filedAs(call)} />}
        <Words call={call} />
      </Card>
    );
  }
  const outcome = call.outcome ?? 'unknown';
  return (
    <Card title="Result">
      <p className={classes.result}>
        <OutcomeBadge outcome={outcome} />
        <span className={classes.quiet}>{outcomeLabels[outcome].means}</span>
      </p>
      <FactList
        facts={[
          ...(call.abandonStage ? [{ term: 'Gave up', value: abandonStageLabels[call.abandonStage] }] : []),
          {
            term: 'Reason',
            value: call.reason && <Explained {...reasonLabels[call.reason]} />,
          },
          { term: 'Ended by', value: call.party && <Explained {...partyLabels[call.party]} /> },
          { term: 'Certainty', value: <Certainty call={call} /> },
          ...filedAs(call),
        ]}
      />
      <Words call={call} />
    </Card>
  );
}

/** The agent's own word for it, in the provider's software. */
function filedAs({ disposition }: Call) {
  if (disposition === null) return [];
  const value = (
    <span className={classes.said} dir="auto">
      {disposition}
    </span>
  );
  return [{ term: 'Filed as', means: 'How the agent filed the call at the provider.', value }];
}

function Explained({ word, means }: { word: string; means: string }) {
  return (
    <>
      {word} <span className={classes.quiet}>{means}</span>
    </>
  );
}

function Certainty({ call }: { call: Call }) {
  if (call.certainty === null) return 'The provider gave no reason.';
  return (
    <>
      <Explained {...certaintyLabels[call.certainty]} />
      {call.candidates.length > 0 && (
        <span className={classes.candidates}>
          May be: {call.candidates.map((candidate) => reasonLabels[candidate].word.toLowerCase()).join(', ')}
        </span>
      )}
    </>
  );
}

function Words({ call }: { call: Call }) {
  const words = [
    ['result', call.outcomeWords],
    ['reason', call.reasonWords],
    ['side', call.partyWords],
  ].filter(([, text]) => text !== null);
  if (words.length === 0) return null;
  return (
    <p className={classes.words}>
      <span className={classes.quiet}>The provider’s own words:</span>{' '}
      {words.map(([about, text], index) => (
        <span key={about}>
          {index > 0 && ', '}
          {about} <q>{text}</q>
        </span>
      ))}
    </p>
  );
}
