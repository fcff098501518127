import type { Counts } from './verify.ts';

/** Something that can go wrong, and how the program causes it. */
export type Fault = {
  name: string;
  /** What is done to the product, and what it has to do. */
  about: string;
  run: (scene: Scene) => Promise<Outcome>;
};

/** What a fault is given to work with. */
export type Scene = {
  /** Fewer rounds, less load: the same statements, sooner. */
  quick: boolean;
  /** Says how far it is, to whoever watches. */
  say: (line: string) => void;
  /** Does something when the fault is over, however it ended; what was asked for last comes first. */
  atEnd: (step: () => Promise<unknown>) => void;
};

/** What came of a fault. It was survived when nothing is broken and everything asked is met. */
export type Outcome = {
  /** Absent where nothing was sent. */
  counts?: Counts;
  /** Seconds until the product was as before; the longest of several. */
  recovery?: number;
  asked: Asked[];
  /** Violations of what always holds, in words. */
  broken: string[];
};

/** One thing that a fault asks beside that, and what was found. */
export type Asked = { what: string; found: string; met: boolean };

/** Thrown by a fault that this computer does not permit; the message says why. */
export class NotPossible extends Error {
  override name = 'NotPossible';
}

/** Asks for a figure of at most so much. */
export function atMost(what: string, value: number, bound: number, unit: string): Asked {
  return { what: `${what} ≤ ${bound} ${unit}`, found: `${round(value)} ${unit}`, met: value <= bound };
}

/** Asks for exactly this. */
export function exactly(what: string, found: unknown, wanted: unknown): Asked {
  return { what: `${what}: ${String(wanted)}`, found: String(found), met: found === wanted };
}

/** Asks that something holds. */
export function holds(what: string, met: boolean): Asked {
  return { what, found: met ? 'yes' : 'no', met };
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(2));
}
