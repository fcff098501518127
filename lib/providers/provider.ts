import { z } from 'zod';
import { type CallEvent, callEvent } from '../calls/call-event.ts';
import type { DemoRequest, DemoStory } from './demo-story.ts';
import type { HangupWord, ProviderHelp } from './provider-help.ts';

/**
 * The contract of a provider. A folder that exports one, and one line in `registry.ts`, is all that a new
 * provider takes: the setup form, validation, the webhook route, documentation and the contract tests follow.
 */
export type Provider = Omit<ProviderDeclaration<unknown>, 'settings' | 'interpret'> & {
  /** Parses the provider's own settings of a connection; unknown keys are dropped, absent ones defaulted. */
  parseSettings: (settings: unknown) => SettingsResult;
  /** Reads one stored delivery with the connection's zone and (unparsed) settings. Pure and total. */
  interpret: (delivery: ReceivedPayload, context: InterpretationContext<unknown>) => Interpretation;
};

/** What a provider's folder declares. */
export type ProviderDeclaration<Settings> = {
  /** Lower-case name in URLs and in the database; never changes. */
  id: string;
  label: string;
  /** What kind of calls it brings, in one line for the form where a provider is chosen. */
  summary: string;
  /** How its requests can be authenticated; the first is what a new connection starts with. */
  authentication: readonly [Authentication, ...Authentication[]];
  /**
   * Where each kind of notification gets an address of its own: what is appended to the webhook address, and
   * what the portal calls it. Empty for providers with one address.
   */
  triggers: readonly Trigger[];
  /**
   * Hosts that its recordings are known to lie on, exact or as `*.example.com`; every connection of it may fetch
   * them from there. Absent where it is not known, or where each account has a host of its own.
   */
  recordingHosts?: readonly string[];
  /** What a new connection starts with. */
  defaults: { timeZone: string; country: string };
  /** The provider's own settings of a connection; parsed with this whenever they are read. */
  settings: z.ZodType<Settings>;
  /** How the form shows each key of `settings`. */
  settingFields: SettingField[];
  /** What the admin does in the provider's portal, in order. Pure; the texts contain no secrets but `urls`. */
  setupSteps: (setup: Setup) => SetupStep[];
  /**
   * Reads one stored delivery. Pure and total: no database, no clock, no throw, whatever the payload.
   */
  interpret: (delivery: ReceivedPayload, context: InterpretationContext<Settings>) => Interpretation;
  /** Tells a made-up call in this provider's own words: for demo data, and for trying a connection out. Pure. */
  demo: (story: DemoStory) => DemoRequest[];
  /** Every hang-up word this provider is known to send, with its meanings. */
  hangupWords: readonly HangupWord[];
  /** What its help page says beyond all of this. */
  help: ProviderHelp;
};

export type SettingsResult =
  | { ok: true; settings: Record<string, unknown> }
  | { ok: false; problems: { key: string; message: string }[] };

/**
 * Makes a declaration usable by those who know no provider: its settings type stays inside, and whatever its
 * interpreter throws becomes an `unreadable` delivery instead of a stuck pipeline.
 */
export function defineProvider<Settings extends Record<string, unknown>>(
  declaration: ProviderDeclaration<Settings>,
): Provider {
  const { settings: schema, interpret, ...rest } = declaration;
  return {
    ...rest,
    parseSettings: (settings) => {
      const result = schema.safeParse(settings);
      if (result.success) return { ok: true, settings: result.data };
      return {
        ok: false,
        problems: result.error.issues.map((issue) => ({ key: issue.path.join('.'), message: issue.message })),
      };
    },
    interpret: (delivery, context) => {
      const parsed = schema.safeParse(context.settings);
      if (!parsed.success) {
        return {
          kind: 'unreadable',
          problem: `the connection's settings are invalid: ${z.prettifyError(parsed.error)}`,
        };
      }
      try {
        return checked(interpret(delivery, { ...context, settings: parsed.data }));
      } catch (error) {
        const message = error instanceof Error ? error.message : 'unknown error';
        return { kind: 'unreadable', problem: `the interpreter failed: ${message}` };
      }
    },
  };
}

const callEvents = z.array(callEvent).min(1);

/** Events leave a provider's folder only as the call model knows them. */
function checked(interpretation: Interpretation): Interpretation {
  if (interpretation.kind !== 'events') return interpretation;
  const events = callEvents.safeParse(interpretation.events);
  if (events.success) return { kind: 'events', events: events.data };
  return {
    kind: 'unreadable',
    problem: `the payload has values outside the call model: ${z.prettifyError(events.error)}`,
  };
}

/** A way in which the sender proves itself. Each scheme is a pure function in `lib/signatures`. */
export type Authentication = {
  /** Shown where an admin chooses between several. */
  label: string;
  /** Shown beside the connection: what this scheme proves and what it does not. */
  note: string;
  /** Who makes the secret: we, and the admin pastes it into the portal, or the provider, and the other way round. */
  secretFrom: 'switchboard' | 'provider';
} & (
  | { scheme: 'secret-in-path' }
  | { scheme: 'authorization-key' }
  | {
      scheme: 'hmac-call-id';
      /** Header names under which the signature is accepted, lower case. */
      headers: readonly string[];
      /** The call's id in a payload: what is signed. */
      signedId: (payload: unknown) => string | undefined;
    }
);

export type Trigger = { slug: string; label: string; description: string };

export type SettingField = {
  key: string;
  label: string;
  description: string;
  control:
    | { kind: 'select'; options: { value: string; label: string }[] }
    | { kind: 'text' }
    /** One entry a line. */
    | { kind: 'lines'; placeholder: string }
    | { kind: 'switch' };
};

export type Setup = {
  /** The scheme that the connection uses. */
  scheme: Authentication['scheme'];
  /** Webhook addresses to paste, the secret included where the scheme needs it. */
  urls: { label: string; url: string }[];
  /** Header to configure, where the scheme uses one. */
  header: { name: string; value: string } | null;
};

export type SetupStep = {
  title: string;
  text: string;
  copies?: { label: string; value: string | undefined }[];
};

/** The parsed payload of a delivery: a JSON value, or the flat record of a form or query string. */
export type ReceivedPayload = {
  payload: unknown;
  /** What follows the connection (and secret) in the path: the trigger, where a provider has one URL each. */
  trigger: string;
};

export type InterpretationContext<Settings> = {
  /** IANA zone in which times without an offset are read. */
  timeZone: string;
  settings: Settings;
};

/** What a delivery means. */
export type Interpretation =
  | { kind: 'events'; events: CallEvent[] }
  | { kind: 'ignored'; reason: string }
  | { kind: 'unreadable'; problem: string };
