import { capitalised } from '@/app/_ui/capitalised.ts';
import { refusalWords } from '@/app/(admin)/deliveries/refusal-words.ts';
import { AppError, type ProblemCode, problemKinds } from '@/lib/http/app-error.ts';
import { toProblem } from '@/lib/http/problem.ts';
import type { RefusalCause } from '@/lib/webhooks/refusal-cause.ts';
import { keptAnswers, type RefusalAnswer, refusalAnswers } from '@/lib/webhooks/webhook-answers.ts';
import { HelpTable } from './help-table.tsx';

/** What webhooks are answered, from the table that the front door answers by. */
export function WebhookAnswerTable() {
  const kept = Object.entries(keptAnswers).map(([answer, { code, when }]) => ({
    id: answer,
    cells: [
      code === null ? '200' : String(statusOf(code)),
      when,
      <Answer key="answer" code={code} />,
      'yes, under Deliveries',
      code === null ? 'There is no need to.' : 'Only once its content is right.',
    ],
  }));
  const refused = groupsOf(refusalAnswers)
    .toSorted((one, other) => statusOf(one.answer.code) - statusOf(other.answer.code))
    .map(({ answer: { code, again }, causes }) => ({
      id: causes.join(' '),
      cells: [
        String(statusOf(code)),
        <Causes key="when" causes={causes} />,
        <Answer key="answer" code={code} />,
        'no, noted under Rejected',
        again,
      ],
    }));
  return (
    <HelpTable
      label="Answers to webhooks"
      head={['Status', 'When', 'Answer', 'Kept', 'Sending it again helps']}
      rows={[...kept, ...refused]}
    />
  );
}

function statusOf(code: ProblemCode): number {
  return problemKinds[code].status;
}

function Causes({ causes }: { causes: readonly string[] }) {
  const sentences = causes.map(refusalWords).map((words) => capitalised(words));
  if (sentences.length === 1) return sentences[0];
  return (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function Answer({ code }: { code: ProblemCode | null }) {
  return code === null ? <code>{'{"id": "…"}'}</code> : <ProblemType code={code} />;
}

/** The problem's type and title, as RFC 9457 names them. */
export function ProblemType({ code }: { code: ProblemCode }) {
  const { type, title } = toProblem(new AppError(code, ''));
  return (
    <>
      {title}
      <br />
      <code>{type}</code>
    </>
  );
}

/** Causes that are answered alike, together. */
function groupsOf(answers: Record<RefusalCause, RefusalAnswer>) {
  const groups = new Map<RefusalAnswer, string[]>();
  for (const [cause, answer] of Object.entries(answers)) {
    groups.set(answer, [...(groups.get(answer) ?? []), cause]);
  }
  return [...groups].map(([answer, causes]) => ({ answer, causes }));
}
