import { Duration } from '@/app/_ui/duration.tsx';
import type { Call } from '@/lib/calls/call.ts';
import { handledByLabels, numberKindLabels } from '@/lib/calls/labels.ts';
import classes from '../call.module.css';
import { Card } from './card.tsx';
import { FactList } from './fact-list.tsx';

/** Both sides of the call and the way between them. */
export function Parties({ call }: { call: Call }) {
  const optional = [
    { term: 'Queue', value: call.queue },
    { term: 'Menu', value: call.ivr },
    { term: 'Keys pressed', value: call.dtmf },
    { term: 'Campaign', value: call.campaign },
    { term: 'Network', value: [call.telecomOperator, call.telecomCircle].filter(Boolean).join(', ') || null },
  ].filter(({ value }) => value !== null);
  return (
    <Card title="Parties">
      <FactList
        facts={[
          {
            term: 'Customer',
            value: named(call.customerName, call.customerNumber ?? call.customerNumberRaw),
          },
          ...asReceived('Customer, as received', call.customerNumber, call.customerNumberRaw),
          ...kindOf(call),
          { term: 'Business number', value: call.businessNumber ?? call.businessNumberRaw },
          ...asReceived('Business number, as received', call.businessNumber, call.businessNumberRaw),
          { term: 'Agent', value: named(call.agentName, call.agentNumber) },
          { term: 'Handled by', value: handledByLabels[call.handledBy] },
          ...optional,
        ]}
      />
      {call.offers.length > 0 && <Offers offers={call.offers} />}
    </Card>
  );
}

function named(name: string | null, number: string | null) {
  if (name === null || number === null) return name ?? number;
  return (
    <>
      <bdi>{name}</bdi> <bdi className={classes.quiet}>{number}</bdi>
    </>
  );
}

/** Only worth a line where it differs from what is shown already. */
function asReceived(term: string, number: string | null, raw: string | null) {
  return number === null || raw === null || number === raw ? [] : [{ term, value: raw }];
}

/** Only worth a line where it is no telephone number. */
function kindOf({ customerNumberKind: kind }: Call) {
  if (kind === null || kind === 'e164') return [];
  const { word, means } = numberKindLabels[kind];
  const value = (
    <>
      {word} <span className={classes.quiet}>{means}</span>
    </>
  );
  return [{ term: 'Customer’s number', value }];
}

const results: Record<Call['offers'][number]['result'], string> = {
  ringing: 'rang',
  answered: 'answered',
  missed: 'did not answer',
};

function Offers({ offers }: { offers: Call['offers'] }) {
  return (
    <div className={classes.offers}>
      <h3>Rung agents</h3>
      <ul>
        {offers.map((offer) => (
          <li key={`${offer.name} ${offer.number}`}>
            {named(offer.name, offer.number) ?? 'An agent without a name'}: {results[offer.result]}
            {offer.ring !== null && (
              <>
                {' '}
                after <Duration seconds={offer.ring} />
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
