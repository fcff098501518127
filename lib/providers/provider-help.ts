import { z } from 'zod';
import type { Certainty, Direction, HangupParty, HangupReason } from '../calls/vocabulary.ts';
import type { Sample } from './sample.ts';

/** What the help page of a provider says beyond its declaration: facts, each with where it is known from. */
export type ProviderHelp = {
  /** What it is and what kind of notifications it sends, in a few sentences. */
  about: string;
  /** The parts of a payload that are read; what is not in them is kept beside the call as it came. */
  payload: readonly PayloadPart[];
  /** Its words for other things than how a call ended. */
  otherWords: readonly OtherWord[];
  /** What is odd in what it sends, and what is made of it. */
  quirks: readonly Quirk[];
  /** What nobody has said or shown so far; both possibilities are read. */
  unsure: readonly string[];
  /** What it sends, and what has to become of it: some of its fixtures. */
  examples: readonly Example[];
};

/** A part of a payload with the schema that it is read by, whose fields say what they mean (`describe`). */
export type PayloadPart = { name: string; schema: z.ZodObject };

type PayloadField = { name: string; kind: FieldKind; description: string };

const fieldKind = z.enum(['text', 'key', 'address', 'seconds', 'structure']);
export type FieldKind = z.infer<typeof fieldKind>;

const fieldMeta = z.object({ kind: fieldKind, description: z.string().min(1) });

/** The fields of a part of a payload, in the order of its schema. A field that does not say what it is, is an error. */
export function payloadFields({ schema }: PayloadPart): PayloadField[] {
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    ...fieldMeta.parse(z.globalRegistry.get(field)),
  }));
}

/** A row of a provider's table for how calls end. */
export type HangupWord = {
  /** The same cause in every spelling; empty where the provider gives none. */
  words: readonly string[];
  /** Under what circumstances the words mean this. */
  when: string;
  /** Whether customer and agent had met; `null` when the words are used for both. */
  connected: boolean | null;
  reason: HangupReason;
  /** Empty when the words decide. */
  candidates: readonly HangupReason[];
  /** Who ended the call, by which way it went; a direction whose calls never get this row is absent. */
  party: Partial<Record<Exclude<Direction, 'internal'>, HangupParty>>;
  source: string;
};

/** How sure a row is of its reason. */
export function certaintyOf({ reason, candidates }: Pick<HangupWord, 'reason' | 'candidates'>): Certainty {
  if (candidates.length > 0) return 'ambiguous';
  return reason === 'unmapped' ? 'unmapped' : 'exact';
}

export type OtherWord = { field: string; words: string; meaning: string; source: string };

export type Quirk = { text: string; source: string };

export type Example = {
  /** The name of the fixture. */
  name: string;
  title: string;
  sample: Sample;
};
