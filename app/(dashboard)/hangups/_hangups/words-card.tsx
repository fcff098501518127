import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { ScrolledTable } from '@/app/_figures/scrolled-table.tsx';
import { providerHelpHref } from '@/app/_ui/provider-help-href.ts';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import type { HangupWord, HangupWords } from '@/lib/analytics/hangup-words.ts';
import type { HangupReason } from '@/lib/calls/vocabulary.ts';
import type { ConnectionLabel } from '@/lib/connections/connection-labels.ts';
import { CallsCount } from './calls-count.tsx';
import { certaintyName, reasonName } from './hangup-names.ts';
import classes from './hangups.module.css';

type Props = {
  reason: HangupReason;
  words: HangupWords;
  labels: readonly ConnectionLabel[];
  csv: string | null;
};

/** What the providers themselves said of the calls that ended for a reason. */
export function WordsCard({ reason, words: { words, more }, labels, csv }: Props) {
  if (words.length === 0) return null;
  const connections = new Map(labels.map((label) => [label.id, label]));
  const byProvider = new Map<string, HangupWord[]>();
  for (const word of words) {
    const provider = connections.get(word.connectionId)?.providerLabel ?? 'A connection that is gone';
    byProvider.set(provider, [...(byProvider.get(provider) ?? []), word]);
  }
  return (
    <FigureCard title={`${reasonName(reason)}, in the providers’ words`} metric="hangupWords" csv={csv}>
      {[...byProvider].map(([provider, said]) => (
        <section key={provider} className={classes.provider} aria-label={`Words of ${provider}`}>
          <h3>{provider}</h3>
          <WordsHelp label={provider} provider={connections.get(said[0]?.connectionId ?? '')?.provider} />
          <ScrolledTable className={classes.table} label={`Table of the words of ${provider}`}>
            <thead>
              <tr>
                <th scope="col">Words</th>
                <th scope="col" className={classes.start}>
                  Connection
                </th>
                <th scope="col" className={classes.start}>
                  Meaning is
                </th>
                <th scope="col">Calls</th>
              </tr>
            </thead>
            <tbody>
              {said.map(({ connectionId, words, certainty, candidates, calls, filters }) => (
                <tr key={`${connectionId} ${certainty} ${words}`}>
                  <th scope="row" className={classes.words}>
                    <Said words={words} />
                  </th>
                  <td className={classes.start}>
                    <bdi>{connections.get(connectionId)?.label ?? <UnknownValue />}</bdi>
                  </td>
                  <td className={classes.start}>
                    {certaintyName(certainty)}
                    {candidates.length > 0 && <small>{candidates.map(reasonName).join(', ')}</small>}
                  </td>
                  <td>
                    <CallsCount
                      calls={calls}
                      filters={filters}
                      of={words === '' ? 'without words' : `“${words}”`}
                      mark={`words ${reason} ${connectionId} ${certainty} ${words}`}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrolledTable>
        </section>
      ))}
      {more && <p className={classes.explained}>Only the {words.length} most frequent are listed.</p>}
    </FigureCard>
  );
}

function WordsHelp({ label, provider }: { label: string; provider: string | undefined }) {
  if (provider === undefined) return null;
  return (
    <p className={classes.explained}>
      <SoftLink href={providerHelpHref(provider, 'words')}>What words of {label} mean</SoftLink>
    </p>
  );
}

/** Lists hold the first 200 characters. */
function Said({ words }: { words: string }) {
  if (words === '') return <UnknownValue what="The provider sent no words" />;
  return (
    <code>
      <bdi>{words}</bdi>
      {[...words].length >= 200 && '…'}
    </code>
  );
}
