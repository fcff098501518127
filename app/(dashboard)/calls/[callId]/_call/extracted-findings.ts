import type { z } from 'zod';
import { capitalised } from '@/app/_ui/capitalised.ts';
import type { Call } from '@/lib/calls/call.ts';

type Json = z.core.util.JSONType;

/** What a judge made of one question about a call. */
export type Judgement = { question: string; verdict: string | null; feedback: string | null };
/** A variable that the AI agent was to collect; `collected` is null when nobody says whether it did. */
export type CollectedVariable = { name: string; value: Json; collected: boolean | null };

/** What providers of AI calls send beside actions, under whatever of these names. */
export type Findings = {
  judgements: Judgement[];
  collected: CollectedVariable[];
  /** The agent's own condition under which it ended the call. */
  endCondition: string | null;
};

/** Reads judge results, collected variables and the end condition from what a provider said beyond our fields. */
export function readFindings(details: Call['details']): Findings {
  return {
    judgements: ['analysis', 'judge_results'].flatMap((name) => judgementsOf(named(details, name))),
    collected: collectedOf(named(details, 'collected_variables')),
    endCondition: textOf(named(details, 'custom_end_call_reason')),
  };
}

/** A field of the details, also where it stood inside the part about the call. */
function named(details: Call['details'], name: string): Json {
  return own(details, name) ?? own(details, `call.${name}`);
}

const feedback = '_feedback';

function judgementsOf(results: Json): Judgement[] {
  const said = objectOf(results);
  if (said === null) return [];
  return Object.keys(said)
    .filter((key) => !key.endsWith(feedback) || !Object.hasOwn(said, key.slice(0, -feedback.length)))
    .map((key) => ({
      question: readable(key),
      verdict: verdictOf(own(said, key)),
      feedback: textOf(own(said, `${key}${feedback}`)),
    }))
    .filter(({ verdict, feedback: words }) => verdict !== null || words !== null);
}

const verdictWords = new Map([
  ['true', 'Yes'],
  ['false', 'No'],
  ['partial', 'Partly'],
  ['not_applicable', 'Does not apply'],
]);

/** Booleans and text mean the same, whatever their case; what is neither stays as it was sent. */
function verdictOf(value: Json): string | null {
  if (value === null || value === '') return null;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return verdictWords.get(text.toLowerCase()) ?? text;
}

/** Either `{ name: { value, collected } }` or plainly `{ name: value }`. */
function collectedOf(variables: Json): CollectedVariable[] {
  return Object.entries(objectOf(variables) ?? {}).map(([name, said]) => {
    const wrapped = objectOf(said);
    if (wrapped === null || !Object.hasOwn(wrapped, 'value')) return { name, value: said, collected: null };
    const collected = own(wrapped, 'collected');
    return {
      name,
      value: own(wrapped, 'value'),
      collected: typeof collected === 'boolean' ? collected : null,
    };
  });
}

/** `answered_by_human` → Answered by human. */
function readable(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return capitalised(words);
}

function textOf(value: Json): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function objectOf(value: Json): Record<string, Json> | null {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null;
}

function own(object: Record<string, Json>, name: string): Json {
  return Object.hasOwn(object, name) ? (object[name] ?? null) : null;
}
