import type { AiCallFilters } from '@/lib/analytics/ai-call-filters.ts';
import type { AiFigures } from '@/lib/analytics/ai-figures.ts';
import { partyLabels, reasonLabels } from '@/lib/calls/labels.ts';
import { hangupParty } from '@/lib/calls/vocabulary.ts';
import classes from './ai-calls.module.css';
import { MetricTitle } from './ai-figure.tsx';
import { type ShareLine, ShareList } from './share-list.tsx';

type Props = { figures: AiFigures; filters: AiCallFilters };

/** Who ended the conversations, and why all calls ended. */
export function Endings({ figures, filters }: Props) {
  return (
    <div className={classes.pair}>
      <section className={classes.card} aria-labelledby="goodbye">
        <h2>
          <MetricTitle metric="aiEndedBy" id="goodbye" />
        </h2>
        <ShareList
          caption="Calls that reached a person"
          of={figures.reached}
          lines={endedByLines(figures, filters)}
        />
      </section>
      <section className={classes.card} aria-labelledby="reasons">
        <h2>
          <MetricTitle metric="aiReasons" id="reasons" />
        </h2>
        <ShareList caption="AI calls" of={figures.calls} lines={reasonLines(figures, filters)} />
      </section>
    </div>
  );
}

function endedByLines({ endedBy }: AiFigures, filters: AiCallFilters): ShareLine[] {
  return [...hangupParty.options, null]
    .map((party): ShareLine => {
      const calls = endedBy.get(party) ?? 0;
      if (party === null) return { key: 'unsaid', name: 'The provider does not say', calls, filters: null };
      const { word, means } = partyLabels[party];
      const name = word.charAt(0).toUpperCase() + word.slice(1);
      return { key: party, name, means, calls, filters: filters.endedBy(party) };
    })
    .filter(({ calls }) => calls > 0);
}

function reasonLines({ reasons }: AiFigures, filters: AiCallFilters): ShareLine[] {
  return reasons.map(({ reason, calls }) => {
    if (reason === null) return { key: 'unsaid', name: 'The provider gives none', calls, filters: null };
    const { word, means } = reasonLabels[reason];
    return { key: reason, name: word, means, calls, filters: filters.reason(reason) };
  });
}
