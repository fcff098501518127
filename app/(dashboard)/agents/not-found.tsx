import Link from 'next/link';

/** An id that no agent ever had, or one that went with its connection. */
export default function AgentNotFound() {
  return (
    <section>
      <h1>There is no such agent</h1>
      <p>
        The address may be incomplete, or the agent’s connection was deleted.{' '}
        <Link href="/agents">All agents</Link>
      </p>
    </section>
  );
}
