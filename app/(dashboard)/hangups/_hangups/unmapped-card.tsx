import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { ScrolledTable } from '@/app/_figures/scrolled-table.tsx';
import { callsWords } from '@/app/_figures/stacked-series.ts';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { wordHref } from '@/app/(admin)/words/word-href.ts';
import type { FigureScope } from '@/lib/analytics/figure-scope.ts';
import { hangupFilters } from '@/lib/analytics/hangup-filters.ts';
import type { UnmappedWords } from '@/lib/calls/list-unmapped-words.ts';
import { CallsCount } from './calls-count.tsx';
import classes from './hangups.module.css';

type Props = {
  scope: FigureScope;
  /** Calls of the scope with a reason that is not recognised. */
  calls: number;
  /** The work list; `null` for those who cannot do anything about it. */
  list: UnmappedWords | null;
};

/** What no table knows yet: how many calls it concerns and, for those who can act on it, the words one by one. */
export function UnmappedCard({ scope, calls, list }: Props) {
  if (calls === 0 && (list === null || list.words.length === 0)) return null;
  return (
    <FigureCard title="Words we do not know yet" metric="hangupUnmapped">
      <p className={classes.explained}>
        <CallsCount
          calls={calls}
          filters={hangupFilters(scope, { certainty: 'unmapped' })}
          of="reason not recognised"
          mark="unmapped"
        />{' '}
        {calls === 1 ? 'call' : 'calls'} of this period ended for a reason that is not recognised.
      </p>
      {list !== null && list.words.length > 0 && <WorkList list={list} />}
    </FigureCard>
  );
}

function WorkList({ list: { words, more } }: { list: UnmappedWords }) {
  return (
    <>
      <ScrolledTable className={classes.table} label="Words that no table knows, of all calls">
        <caption>Of all calls, whatever the period: any field of a provider whose word is not known.</caption>
        <thead>
          <tr>
            <th scope="col">Field and word</th>
            <th scope="col" className={classes.start}>
              Connection
            </th>
            <th scope="col">Calls</th>
            <th scope="col">Newest</th>
            <th scope="col">What was sent</th>
            <th scope="col">What it means</th>
          </tr>
        </thead>
        <tbody>
          {words.map(({ word, connectionId, provider, label, calls, samples, decides }) => (
            <tr key={`${connectionId} ${word}`}>
              <th scope="row" className={classes.words}>
                <code>
                  <bdi>{word}</bdi>
                </code>
              </th>
              <td>
                <SoftLink href={`/connections/${connectionId}`}>
                  <bdi>{label}</bdi>
                </SoftLink>
              </td>
              <td>{wholeNumber(calls)}</td>
              <td>
                {samples.map((id, index) => (
                  <SoftLink
                    key={id}
                    href={`/calls/${id}`}
                    className={classes.sample}
                    aria-label={`Call ${index + 1} of ${callsWords(calls)} with “${word}”`}
                  >
                    {index + 1}
                  </SoftLink>
                ))}
              </td>
              <td>
                <SoftLink href={`/deliveries?connection=${connectionId}`}>
                  Deliveries<span className="visually-hidden"> of {label}</span>
                </SoftLink>
              </td>
              <td>
                {decides > 0 ? (
                  <SoftLink href={wordHref(provider, word)}>
                    Say it<span className="visually-hidden">: what “{word}” means</span>
                  </SoftLink>
                ) : (
                  <UnknownValue what="It does not decide how a call ended" />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrolledTable>
      {more && (
        <p className={classes.explained}>
          There are more. All of them: <code>npm run -s switchboard -- words</code>
        </p>
      )}
    </>
  );
}
