import { bodies } from './corpus/bodies.ts';
import { conversations } from './corpus/conversations.ts';
import { encodings } from './corpus/encodings.ts';
import { json } from './corpus/json.ts';
import { requests } from './corpus/requests.ts';
import { strangers } from './corpus/strangers.ts';
import { times } from './corpus/times.ts';
import { values } from './corpus/values.ts';
import type { HostileCase } from './hostile-case.ts';

/** Everything hostile that is known to arrive at a webhook sooner or later, each with what must become of it. */
export const corpus: readonly HostileCase[] = [
  ...bodies,
  ...encodings,
  ...json,
  ...conversations,
  ...requests,
  ...strangers,
  ...values,
  ...times,
];
