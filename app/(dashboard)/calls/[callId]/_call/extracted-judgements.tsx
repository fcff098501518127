import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import classes from '../call.module.css';
import { beginningOf } from './beginning-of.ts';
import type { CollectedVariable, Findings, Judgement } from './extracted-findings.ts';
import { FactList } from './fact-list.tsx';
import { jsonValue } from './json-value.tsx';

/** More of them make a page that no browser likes; the details have all. */
const mostShown = 100;

/** Judge results and collected variables, each under a heading of its own. */
export function ExtractedJudgements({ findings: { judgements, collected } }: { findings: Findings }) {
  return (
    <>
      {collected.length > 0 && (
        <>
          <h3>Collected variables</h3>
          <FactList
            facts={collected
              .slice(0, mostShown)
              .map((variable) => ({ term: variable.name, value: collectedValue(variable) }))}
          />
        </>
      )}
      {judgements.length > 0 && (
        <>
          <h3>Judge results</h3>
          <FactList
            facts={judgements
              .slice(0, mostShown)
              .map((judgement) => ({ term: judgement.question, value: verdict(judgement) }))}
          />
        </>
      )}
    </>
  );
}

function collectedValue({ name, value, collected }: CollectedVariable) {
  return (
    jsonValue(value, `Value of ${name}`) ?? (
      <UnknownValue what={collected === false ? 'Not collected' : 'No value'} />
    )
  );
}

function verdict({ verdict: word, feedback }: Judgement) {
  return (
    <span className={classes.said} dir="auto">
      {beginningOf(word ?? 'Not judged')}
      {feedback !== null && <span className={classes.quiet}> {beginningOf(feedback)}</span>}
    </span>
  );
}
