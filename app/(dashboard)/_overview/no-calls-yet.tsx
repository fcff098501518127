import { IconPhoneIncoming } from '@tabler/icons-react';
import Link from 'next/link';
import classes from './empty.module.css';

type Props = { connections: { id: string; label: string }[]; mayOpen: boolean };

/** The overview while connections wait for their first call. */
export function NoCallsYet({ connections, mayOpen }: Props) {
  return (
    <section className={classes.empty}>
      <IconPhoneIncoming size={40} stroke={1.4} aria-hidden="true" />
      <h1>Waiting for the first call</h1>
      {mayOpen ? (
        <>
          <p>
            Paste the connection’s webhook address into the provider’s portal and make a call, or send the
            example that is shown beside the address. This page turns into figures by itself.
          </p>
          <ul className={classes.connections}>
            {connections.map(({ id, label }) => (
              <li key={id}>
                <Link href={`/connections/${id}`}>Address and example for “{label}”</Link>
              </li>
            ))}
          </ul>
          <p>
            Sent something already? <Link href="/deliveries">Look at what arrived</Link>
          </p>
        </>
      ) : (
        <p>A provider is connected, but has not sent a call yet. This page turns into figures by itself.</p>
      )}
    </section>
  );
}
