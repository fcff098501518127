import { Instant } from '@/app/_ui/instant.tsx';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { can, type Viewer } from '@/lib/auth/viewer.ts';
import type { CallDelivery, CallRecord } from '@/lib/calls/get-call.ts';
import { viewBody } from '@/lib/webhooks/body-view.ts';
import classes from '../call.module.css';
import { Card } from './card.tsx';
import { factName } from './fact-name.ts';

type Props = { record: CallRecord; zone: string; viewer: Viewer };

/** The requests that this call was made from, what each contributed, and their bodies by role. */
export function Evidence({ record, zone, viewer }: Props) {
  const mayOpen = can(viewer, 'deliveries.read');
  return (
    <Card title="Evidence" note="the deliveries this call was made from">
      <ol className={classes.evidence}>
        {record.deliveries.map((delivery) => (
          <li key={delivery.id}>
            <p className={classes.deliveryLine}>
              {mayOpen ? (
                <SoftLink href={`/deliveries/${delivery.id}`}>Delivery</SoftLink>
              ) : (
                <span>Delivery</span>
              )}
              <Instant at={delivery.receivedAt} zone={zone} style="exact" />
              <span className={classes.quiet}>
                {[delivery.method, delivery.trigger, delivery.contentType, bytes(delivery.size)]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
              {delivery.repeats > 0 && (
                <span className={classes.quiet}>
                  sent again {delivery.repeats === 1 ? 'once' : `${delivery.repeats} times`}, last{' '}
                  <Instant at={delivery.lastReceivedAt} zone={zone} />
                </span>
              )}
            </p>
            <Contribution names={namesOf(record.sources, delivery.id)} />
            <Body delivery={delivery} />
          </li>
        ))}
      </ol>
      {!can(viewer, 'bodies.read') && (
        <p className={classes.quiet}>Your role does not include what providers sent byte for byte.</p>
      )}
    </Card>
  );
}

function namesOf(sources: Record<string, string>, deliveryId: string): string[] {
  return Object.entries(sources)
    .filter(([name, source]) => source === deliveryId && name !== 'details')
    .map(([name]) => factName(name));
}

const namesShown = 200;

function Contribution({ names }: { names: string[] }) {
  return (
    <p className={classes.contribution}>
      <span className={classes.quiet}>
        {names.length === 0
          ? 'Everything it says was said later or better by another one.'
          : 'Taken from it:'}
      </span>{' '}
      {names.slice(0, namesShown).join(', ')}
      {names.length > namesShown && ` and ${wholeNumber(names.length - namesShown)} more`}
    </p>
  );
}

function Body({ delivery }: { delivery: CallDelivery }) {
  if (delivery.body === null) return null;
  const view = viewBody(delivery.body);
  if (view.kind === 'empty') return <p className={classes.quiet}>The request had no body.</p>;
  const cut = view.truncated || delivery.body.length < delivery.size ? ', its beginning' : '';
  if (view.kind === 'binary') return <BodyPart title={`Body in hexadecimal${cut}`} text={view.hex} />;
  return (
    <>
      {view.pretty !== null && <BodyPart title="Body, laid out" text={view.pretty} />}
      <BodyPart title={`Body, as received${cut}`} text={view.text} />
    </>
  );
}

function BodyPart({ title, text }: { title: string; text: string }) {
  return (
    <details className={classes.body}>
      <summary>{title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{text}</pre>
    </details>
  );
}

function bytes(size: number): string {
  return size < 10_000 ? `${size} bytes` : `${Math.round(size / 1000)} kB`;
}
