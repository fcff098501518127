import { capitalised } from '@/app/_ui/capitalised.ts';
import {
  abandonStageLabels,
  certaintyLabels,
  contradictionLabels,
  directionLabels,
  handledByLabels,
  type Label,
  lengthLabels,
  lengthSourceLabels,
  numberKindLabels,
  outcomeLabels,
  partyLabels,
  phaseLabels,
  reasonLabels,
  speakerLabels,
  stateLabels,
} from '@/lib/calls/labels.ts';
import type {
  AbandonStage,
  Contradiction,
  HandledBy,
  Phase,
  RecordingState,
} from '@/lib/calls/vocabulary.ts';

/** A vocabulary of calls; entries are in its order, under the word as data has it. */
type VocabularySection = {
  /** As the vocabulary calls it; a word's place on the page is `<id>-<word>`. */
  id: string;
  title: string;
  about: string;
  labels: Record<string, Label>;
};

/** Every word that a call can be described with. */
export const vocabularySections: readonly VocabularySection[] = [
  {
    id: 'outcome',
    title: 'Outcomes',
    about: 'What came of a call. Every ended call has exactly one, whatever its provider calls it.',
    labels: outcomeLabels,
  },
  {
    id: 'hangupReason',
    title: 'Hang-up reasons',
    about:
      'Why a call ended. The outcome says what came of the call, the reason why it ended there: a call may be missed because nobody was free or because the line was closed.',
    labels: reasonLabels,
  },
  {
    id: 'hangupParty',
    title: 'Who ended the call',
    about: 'The side that ended it, as far as the provider says it.',
    labels: partyLabels,
  },
  {
    id: 'certainty',
    title: 'How certain a reason is',
    about:
      'Providers use one word for several reasons. What a reason is read from, and what else it may be, stands beside it.',
    labels: certaintyLabels,
  },
  {
    id: 'callState',
    title: 'States',
    about: 'Whether a call goes on. Figures are of ended calls.',
    labels: stateLabels,
  },
  {
    id: 'phase',
    title: 'Phases of a live call',
    about: 'How far a call is that goes on.',
    labels: worded<Phase>(phaseLabels, {
      queued: 'The call waits to be dialled, in a campaign for instance.',
      ringing: 'A phone rings, the customer’s or an agent’s.',
      in_ivr: 'The caller hears a menu.',
      in_queue: 'The caller waits for an agent.',
      talking: 'Customer and agent are on the line.',
    }),
  },
  {
    id: 'direction',
    title: 'Directions',
    about: 'Which way a call went, seen from your organisation.',
    labels: directionLabels,
  },
  {
    id: 'handledBy',
    title: 'Who handled the call',
    about: 'Who was on the line with the customer.',
    labels: worded<HandledBy>(handledByLabels, {
      human: 'An agent of yours took the call.',
      ai: 'An AI agent took or made the call.',
      nobody: 'Customer and agent never met. Which agent was rung is kept all the same.',
    }),
  },
  {
    id: 'abandonStage',
    title: 'Where callers give up',
    about: 'How far an inbound caller had come when hanging up.',
    labels: worded<AbandonStage>(abandonStageLabels, {
      ivr: 'Before a choice led anywhere.',
      queue: 'While waiting, before any agent’s phone rang.',
      ringing: 'An agent’s phone rang, and nobody had picked up yet.',
    }),
  },
  {
    id: 'lengthName',
    title: 'Lengths',
    about: 'What is measured of a call, in seconds. “—” means that nobody knows.',
    labels: lengthLabels,
  },
  {
    id: 'lengthSource',
    title: 'Where a length comes from',
    about:
      'Lengths are measured from instants where these are known, and taken as the provider gives them otherwise.',
    labels: lengthSourceLabels,
  },
  {
    id: 'numberKind',
    title: 'What a customer’s number is',
    about:
      'Providers write numbers in many ways; what can be read as one is shown in its international form.',
    labels: numberKindLabels,
  },
  {
    id: 'recordingState',
    title: 'Recordings',
    about: 'Whether a call has one. A recording is no evidence that anybody answered.',
    labels: {
      none: { word: 'None', means: 'The provider sent no address of a recording.' },
      available: {
        word: 'Available',
        means:
          'The provider sent an address. Whether it still gives the recording out shows when it is played.',
      },
    } satisfies Record<RecordingState, Label>,
  },
  {
    id: 'speaker',
    title: 'Who speaks in a transcript',
    about: 'Each turn of a conversation has one.',
    labels: speakerLabels,
  },
  {
    id: 'contradiction',
    title: 'Contradictions',
    about: 'Claims of one call that cannot all be true. The call is kept and counted, and marked.',
    labels: worded<Contradiction>(
      {
        answered_with_unanswered_cause: 'Answered, with a cause of unanswered calls',
        unanswered_with_answered_cause: 'Unanswered, with a cause of answered calls',
        lengths_disagree: 'Lengths disagree',
        times_out_of_order: 'Times out of order',
        ambiguous_local_time: 'A local time that occurred twice',
        impossible_local_time: 'A local time that never occurred',
      },
      contradictionLabels,
    ),
  },
];

/** Words and what they mean, from two lists that have the same keys. */
function worded<Word extends string>(
  words: Record<Word, string>,
  means: Record<Word, string>,
): Record<string, Label> {
  const meanings = new Map(Object.entries<string>(means));
  return Object.fromEntries(
    Object.entries<string>(words).map(([key, word]) => [
      key,
      { word: capitalised(word), means: meanings.get(key) ?? '' },
    ]),
  );
}
