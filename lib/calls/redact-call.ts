import type { z } from 'zod';
import { maskNumber } from '../auth/mask-number.ts';
import { can, type Viewer } from '../auth/viewer.ts';
import type { Call, WholeCall } from './call.ts';
import type { CallFacts, ExtractedAction, TranscriptTurn } from './call-event.ts';

/**
 * A call as the viewer's role may see it: phone numbers of customers and agents masked without `numbers.full`,
 * wherever they stand, also inside names, keys and the provider's own details; the recording's address absent
 * without `recordings.play`. The business's own numbers are public and stay. The one place that decides this.
 */
export function redactCall(viewer: Viewer, call: Call): Call {
  const heard = can(viewer, 'recordings.play') ? call : { ...call, recordingUrl: null };
  if (can(viewer, 'numbers.full')) return heard;

  return {
    ...heard,
    keys: redactKeys(viewer, call, call.keys),
    customerNumber: mask(call.customerNumber),
    customerNumberRaw: mask(call.customerNumberRaw),
    customerName: hideAny(call.customerName),
    agentName: hideAny(call.agentName),
    agentNumber: mask(call.agentNumber),
    outcomeWords: hideAny(call.outcomeWords),
    reasonWords: hideAny(call.reasonWords),
    partyWords: hideAny(call.partyWords),
    dtmf: hideKeys(call.dtmf),
    disposition: hideAny(call.disposition),
    offers: call.offers.map(redactOffer),
    details: redactDetails(call.details),
    unmapped: call.unmapped.map(hideNumbers),
  };
}

/** The same for a call with its conversation: numbers are hidden wherever they were said or found out. */
export function redactWholeCall(viewer: Viewer, call: WholeCall): WholeCall {
  const { transcript, actions } = call;
  const conversation = can(viewer, 'numbers.full')
    ? { transcript, actions }
    : { transcript: transcript.map(redactTurn), actions: actions.map(redactAction) };
  return { ...redactCall(viewer, call), ...conversation };
}

/** The same for what one event of the call says. */
export function redactFacts(viewer: Viewer, facts: CallFacts): CallFacts {
  const { recordingUrl, ...silent } = facts;
  const heard = can(viewer, 'recordings.play') ? facts : silent;
  if (can(viewer, 'numbers.full')) return heard;

  const masked: CallFacts = { ...heard };
  if (facts.customerNumber !== undefined) masked.customerNumber = maskNumber(facts.customerNumber);
  if (facts.customerName !== undefined) masked.customerName = hideNumbers(facts.customerName);
  if (facts.agentNumber !== undefined) masked.agentNumber = maskNumber(facts.agentNumber);
  if (facts.agentName !== undefined) masked.agentName = hideNumbers(facts.agentName);
  if (facts.outcomeWords !== undefined) masked.outcomeWords = hideNumbers(facts.outcomeWords);
  if (facts.partyWords !== undefined) masked.partyWords = hideNumbers(facts.partyWords);
  if (facts.hangup !== undefined) masked.hangup = { ...facts.hangup, words: hideNumbers(facts.hangup.words) };
  if (facts.offer !== undefined) masked.offer = redactOffer(facts.offer);
  if (facts.dtmf !== undefined) masked.dtmf = hideKeys(facts.dtmf);
  if (facts.disposition !== undefined) masked.disposition = hideNumbers(facts.disposition);
  if (facts.turns !== undefined) masked.turns = facts.turns.map(redactTurn);
  if (facts.actions !== undefined) masked.actions = facts.actions.map(redactAction);
  if (facts.unmapped !== undefined) masked.unmapped = facts.unmapped.map(hideNumbers);
  if (facts.details !== undefined) masked.details = redactDetails(facts.details);
  return masked;
}

/** Text of unknown content as the viewer's role may see it. */
export function redactText(viewer: Viewer, text: string): string {
  return can(viewer, 'numbers.full') ? text : hideNumbers(text);
}

/** Call keys are ids and stay readable, unless a provider makes them from the numbers of the call. */
export function redactKeys(viewer: Viewer, call: Call, keys: string[]): string[] {
  if (can(viewer, 'numbers.full')) return keys;
  const known = knownNumbers(call);
  return keys.map((key) => known.reduce((hidden, tail) => hidden.replaceAll(tail, maskNumber), key));
}

type Json = z.core.util.JSONType;

const mask = (number: string | null) => (number === null ? null : maskNumber(number));
const hideAny = (text: string | null) => (text === null ? null : hideNumbers(text));

// Seven digits or more of any script, however they are grouped or read out ("98, 12 …"), unless they start like
// a date.
const phoneLike =
  /(?<!\p{Nd})(?!\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2})\+?\p{Nd}(?:(?:,\s|[\s().\p{Pd}]){0,3}\p{Nd}){6,}/gu;

function hideNumbers(text: string): string {
  return text.replace(phoneLike, (number) => maskNumber(number));
}

/** Pressed keys stay, for they are choices in a menu, unless they are enough for a number. */
function hideKeys<Keys extends string | null>(keys: Keys): Keys | string {
  return keys !== null && (keys.match(/\p{Nd}/gu) ?? []).length >= 7 ? maskNumber(keys) : keys;
}

function redactTurn(turn: TranscriptTurn): TranscriptTurn {
  return { ...turn, words: hideNumbers(turn.words), text: hideNumbers(turn.text) };
}

function redactAction(action: ExtractedAction): ExtractedAction {
  return {
    name: hideNumbers(action.name),
    type: hideNumbers(action.type),
    identifier: hideAny(action.identifier),
    value: redactJson(action.value),
    condition: hideAny(action.condition),
    choices: redactJson(action.choices),
    examples: redactJson(action.examples),
    error: hideAny(action.error),
    raw: redactJson(action.raw),
  };
}

function redactOffer(offer: Call['offers'][number]): Call['offers'][number] {
  return { ...offer, name: hideAny(offer.name), number: mask(offer.number) };
}

// What a provider says beyond our fields has no known shape: whatever looks like a phone number is hidden, at
// the price of some ids and epoch times.
function redactDetails(details: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [hideNumbers(name), redactJson(value)]),
  );
}

function redactJson(value: Json): Json {
  if (typeof value === 'string') return hideNumbers(value);
  if (typeof value === 'number') return Math.abs(value) >= 1_000_000 ? maskNumber(String(value)) : value;
  if (Array.isArray(value)) return value.map(redactJson);
  if (value !== null && typeof value === 'object') return redactDetails(value);
  return value;
}

/** The last digits of the numbers to hide: a provider may write them with or without country code. */
function knownNumbers(call: Call): string[] {
  const numbers = [
    call.customerNumber,
    call.customerNumberRaw,
    call.agentNumber,
    ...call.offers.map((o) => o.number),
  ];
  const digits = numbers.map((number) => (number ?? '').replace(/\D/g, '').slice(-9));
  return [...new Set(digits)].filter((tail) => tail.length >= 6);
}
