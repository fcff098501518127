import { lengthName } from '@/lib/calls/call.ts';
import type { FoldedCall } from '@/lib/calls/fold.ts';
import {
  certaintyLabels,
  contradictionLabels,
  directionLabels,
  lengthLabels,
  lengthSourceLabels,
  outcomeLabels,
  partyLabels,
  reasonLabels,
  stateLabels,
} from '@/lib/calls/labels.ts';
import { explainSample } from '@/lib/connections/explain-sample.ts';
import { bodyText } from '@/lib/connections/read-sample.ts';
import type { Provider } from '@/lib/providers/provider.ts';
import type { Example } from '@/lib/providers/provider-help.ts';
import type { SampleDelivery } from '@/lib/providers/sample.ts';
import classes from './help.module.css';

/** Deliveries of a provider, and the call that really comes of them. */
export function ProviderExample({ provider, example }: { provider: Provider; example: Example }) {
  const { title, sample } = example;
  return (
    <>
      <h3 id={`example-${example.name}`}>{title}</h3>
      <p>{sample.about}</p>
      <details>
        <summary>
          {sample.deliveries.length === 1
            ? 'What was sent'
            : `What was sent, ${sample.deliveries.length} deliveries`}
        </summary>
        {sample.deliveries.map((delivery) => (
          <Delivery key={JSON.stringify(delivery)} delivery={delivery} />
        ))}
      </details>
      {explainSample(provider, sample).map((call) => (
        <Became key={call.keys.join()} call={call} />
      ))}
    </>
  );
}

function Delivery({ delivery }: { delivery: SampleDelivery }) {
  const { method, trigger, query, contentType } = delivery;
  const address = `…${trigger === '' ? '' : `/${trigger}`}${query === '' ? '' : `?${query}`}`;
  return (
    <pre className={classes.sent}>
      {method} {address}
      {method === 'POST' && `\ncontent-type: ${contentType}\n\n${bodyText(delivery, 2)}`}
    </pre>
  );
}

/** The call in the words of the model; what is not known is left out. */
function Became({ call }: { call: FoldedCall }) {
  return (
    <dl className={classes.facts} aria-label="What became of it">
      {factsOf(call)
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function factsOf(call: FoldedCall): [name: string, value: string | null][] {
  const agent = [call.agentName, call.agentNumber].filter((part) => part !== null).join(', ');
  return [
    ['Outcome', call.outcome && outcomeLabels[call.outcome].word],
    ['Reason', call.reason && reasonWords(call)],
    ['Ended by', call.party && partyLabels[call.party].word],
    ['State', stateLabels[call.state].word],
    ['Direction', directionLabels[call.direction].word],
    ['Customer', call.customerNumber ?? call.customerNumberRaw],
    ['Business number', call.businessNumber ?? call.businessNumberRaw],
    ['Agent', agent],
    [
      'Agents rung',
      call.offers.map(({ name, number, result }) => `${name ?? number ?? 'unknown'}: ${result}`).join('; '),
    ],
    ['Started', call.startedAt],
    ['Ended', call.endedAt],
    ...lengthName.options.map((name): [string, string | null] => [
      lengthLabels[name].word,
      lengthWords(call, name),
    ]),
    ['Transcript', call.transcript.length === 0 ? null : `${call.transcript.length} turns`],
    ['Extracted', call.actions.map(({ identifier, name }) => identifier ?? name).join(', ')],
    ['Contradictions', call.contradictions.map((each) => contradictionLabels[each]).join(' ')],
    ['Not recognised', call.unmapped.join(', ')],
    ['Kept beside it', Object.keys(call.details).join(', ')],
  ];
}

function reasonWords({ reason, certainty, candidates, reasonWords }: FoldedCall): string {
  const others = candidates
    .filter((candidate) => candidate !== reason)
    .map((other) => reasonLabels[other].word);
  return [
    `${reason === null ? '' : reasonLabels[reason].word} (${certainty === null ? '' : certaintyLabels[certainty].word.toLowerCase()})`,
    ...(others.length === 0 ? [] : [`or ${others.join(', ').toLowerCase()}`]),
    ...(reasonWords ? [`from “${reasonWords}”`] : []),
  ].join(', ');
}

function lengthWords(call: FoldedCall, name: (typeof lengthName.options)[number]): string | null {
  const [length, source] = [call[name], call.lengthSources[name]];
  if (length === null) return null;
  return `${length} s${source === undefined ? '' : `, ${lengthSourceLabels[source].word}`}`;
}
