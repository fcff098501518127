/** The connections that the corpus is sent to: one for each provider and way of proving who sends. */
export const places = [
  'alohaa',
  'alohub',
  'callerdesk',
  'acefone',
  'synthflow',
  'synthflow without signature',
] as const;
export type Place = (typeof places)[number];

/**
 * How the body goes over the wire. `length`: a true Content-Length; `chunked`: in pieces of 64 KiB; `as is`: the
 * bytes after the head, which says in `headers` whatever it wants; `declared`: a Content-Length of one's own
 * choosing; `hanging`: a true length, but the last byte never comes.
 */
export type Framing = 'length' | 'chunked' | 'as is' | 'hanging' | { declared: string };

/** A request that no provider should send, and what must become of it. */
export type HostileCase = {
  /** Unique; the call's id in its payload is made of it. */
  name: string;
  to: Place;
  /** `valid` unless said: the connection's own secret or signature. */
  proof?: 'valid' | 'wrong' | 'none';
  method?: string;
  /** Appended to the webhook address as it stands: a trigger, a query string. */
  append?: string;
  /** Makes the request line's target of the connection's own path. */
  target?: (path: string) => string;
  /** The whole request line, where even its form is wrong. */
  requestLine?: (path: string) => string;
  /** `null`: none is sent. `application/json` unless said. */
  contentType?: string | null;
  /** Further header lines, as Latin-1. */
  headers?: readonly string[];
  /** Leaves the connection open for further requests. */
  keepAlive?: boolean;
  /** `null`: no Host line. */
  host?: string | null;
  body?: (id: string) => string | Uint8Array;
  /** What the signature is made of, where the connection asks for one; the id of the case unless said. */
  signed?: (id: string) => string;
  framing?: Framing;
  /** Our side is closed after the last byte. */
  halfClose?: boolean;
  /** The answers that are right; 0: the connection is closed without one. */
  status: readonly number[];
  /** What a refusal must say. */
  says?: RegExp;
  /** What becomes of the delivery. Absent: nothing may be stored. */
  becomes?: readonly DeliveryState[];
  /** Why it is ignored or failed, as the admin reads it. */
  because?: RegExp;
  /** The bytes that are stored, where they are not those that were sent. */
  stored?: (sent: Uint8Array) => Uint8Array;
  /** The names under which the call is known. */
  keys?: (id: string) => readonly string[];
  /** What the call says in the end. */
  call?: Record<string, unknown>;
  /** Text that the call's page must show as text. */
  shows?: readonly string[];
  /** Its pages are opened though there is no text to look for. */
  look?: boolean;
};

export type DeliveryState = 'projected' | 'ignored' | 'failed';

/** The id that a case's payload carries. */
export function caseId(name: string): string {
  return `hostile-${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`;
}

/** What it takes to be a case of a group whose cases share some of it. */
export function casesOf(
  common: Omit<HostileCase, 'name'>,
  cases: readonly (Pick<HostileCase, 'name'> & Partial<HostileCase>)[],
): HostileCase[] {
  return cases.map((each) => ({ ...common, ...each }));
}
