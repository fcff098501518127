import { type FoldedCall, fold } from '../calls/fold.ts';
import { joinCalls } from '../projection/join-calls.ts';
import type { Provider } from '../providers/provider.ts';
import type { Sample } from '../providers/sample.ts';
import { asStored, interpretSample } from './read-sample.ts';

/**
 * The calls that come of a sample on a connection with the provider's defaults, read as deliveries are read. Empty
 * when it speaks of none. Pure.
 */
export function explainSample(provider: Provider, sample: Sample): FoldedCall[] {
  const events = asStored(interpretSample(provider, sample));
  const context = {
    defaultCountry: sample.country ?? provider.defaults.country,
    ...{ ringingLimitSeconds: 300, talkingLimitSeconds: 14_400 },
  };
  return joinCalls(anyConnection, events).map((call) => fold(call.events, context));
}

const anyConnection = '00000000-0000-4000-8000-000000000000';
