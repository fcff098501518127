import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { type Capability, permits, role } from '@/lib/auth/permissions.ts';
import { exportColumns } from '@/lib/export/export-columns.ts';
import { exportFormat } from '@/lib/export/export-format.ts';
import { type ProblemCode, problemKinds } from '@/lib/http/app-error.ts';
import { describeMetrics } from '@/lib/metrics/metrics-registry.ts';
import { recordingFailures } from '@/lib/recordings/recording-outcome.ts';
import { FilterParameterTable } from './filter-parameter-table.tsx';
import { healthFields } from './health-fields.ts';
import classes from './help.module.css';
import { HelpPage } from './help-page.tsx';
import { HelpTable } from './help-table.tsx';
import { ProblemType, WebhookAnswerTable } from './webhook-answer-table.tsx';

/** What this installation is set to. */
type ApiLimits = { bodyBytes: number; bodySeconds: number; perSecond: number };

type Props = { address: string; zone: string; limits: ApiLimits };

/** The addresses that programs use: what they take, what they answer. */
export function ApiReference({ address, zone, limits }: Props) {
  return (
    <HelpPage
      title="API"
      lead="What providers and programs are answered. Everything that is not a success is a problem document (RFC 9457), application/problem+json."
      sections={[
        { id: 'webhooks', title: 'Webhooks', content: <Webhooks address={address} limits={limits} /> },
        { id: 'problems', title: 'Problem documents', content: <Problems /> },
        { id: 'health', title: 'Health', content: <HealthPart address={address} /> },
        { id: 'metrics', title: 'Metrics', content: <Metrics address={address} /> },
        { id: 'export', title: 'Export of calls', content: <Exports address={address} zone={zone} /> },
        { id: 'parameters', title: 'Parameters of lists and exports', content: <FilterParameterTable /> },
        { id: 'files', title: 'Other files', content: <OtherFiles address={address} /> },
      ]}
    />
  );
}

function Webhooks({ address, limits }: Pick<Props, 'address' | 'limits'>) {
  return (
    <>
      <p>
        <code>
          GET or POST {address}/api/webhooks/{'<provider>/<connection>/<secret>/<trigger>'}
        </code>
      </p>
      <p>
        The connection’s page shows the address whole. The secret is part of it only where the provider can
        prove itself in no other way, the trigger only where it has several. Bodies are JSON or a URL-encoded
        form, also compressed; without a body the query is what is read.
      </p>
      <p>
        A 200 means that the bytes are on disk. What becomes of them, Switchboard works out afterwards: a
        payload that it does not understand is answered 200 and kept.
      </p>
      <p>
        Of a request that is refused, who sent it, when, and why it was refused is kept, under Deliveries →
        Rejected, and not its body.
      </p>
      <WebhookAnswerTable />
      <p>
        This installation takes bodies of up to {wholeNumber(limits.bodyBytes)} bytes that arrive within{' '}
        {limits.bodySeconds} seconds, and {wholeNumber(limits.perSecond)} deliveries a second of each
        connection that sets no limit of its own, averaged over a minute.
      </p>
    </>
  );
}

function Problems() {
  return (
    <>
      <p>
        <code>detail</code> says what was wrong and what to do next, <code>instance</code> which delivery it
        is about, and <code>problems</code> names single wrong values. None of them repeats a secret.
      </p>
      <HelpTable
        label="Types of problems"
        head={['Status', 'Title and type']}
        rows={problemCodes().map((code) => ({
          id: code,
          cells: [String(problemKinds[code].status), <ProblemType key="type" code={code} />],
        }))}
      />
    </>
  );
}

function HealthPart({ address }: Pick<Props, 'address'>) {
  return (
    <>
      <p>
        <code>GET {address}/api/health</code>, open to anyone: 200 as long as webhooks can be taken, also
        while the database is away, and 503 when they cannot. Balance load by it.
      </p>
      <HelpTable
        label="Fields of the health answer"
        head={['Field', 'Says']}
        rows={Object.entries(healthFields).map(([name, says]) => ({
          id: name,
          cells: [<code key="name">{name}</code>, says],
        }))}
      />
    </>
  );
}

function Metrics({ address }: Pick<Props, 'address'>) {
  return (
    <>
      <p>
        <code>GET {address}/api/metrics</code> for Prometheus, opened by <code>Authorization: Bearer</code>{' '}
        with the <code>METRICS_TOKEN</code> of the installation: 404 while none is set, 401 without the right
        one. Memory, processor and event loop of the process come with it.
      </p>
      <HelpTable
        label="Metrics of Switchboard"
        head={['Name', 'Says']}
        rows={describeMetrics().map(({ name, help }) => ({
          id: name,
          cells: [<code key="name">{name}</code>, help],
        }))}
      />
    </>
  );
}

function Exports({ address, zone }: Pick<Props, 'address' | 'zone'>) {
  const columns = exportColumns({ zone, connections: new Map() });
  return (
    <>
      <p>
        <code>GET {address}/api/calls/export</code>, for people who are signed in and have the role{' '}
        {rolesWith('export')}. It takes the parameters below, and <code>format</code>:{' '}
        {exportFormat.options.join(' or ')}. A parameter that is not understood is refused, so that no file
        holds calls that nobody asked for.
      </p>
      <p>
        CSV is for spreadsheets (RFC 4180): times with their offset in {zone}, lengths in seconds, an empty
        cell where nobody knows. JSON lines have every field of a call, a call a line, times in UTC. Both come
        as a stream of any length.
      </p>
      <details>
        <summary>The {columns.length} columns of the CSV file</summary>
        <ol className={classes.columns}>
          {columns.map(({ header }) => (
            <li key={header}>{header}</li>
          ))}
        </ol>
      </details>
    </>
  );
}

function OtherFiles({ address }: Pick<Props, 'address'>) {
  return (
    <>
      <p>
        <code>
          GET {address}/api/figures/{'<card>'}
        </code>
        : the figures of a card as CSV, with the parameters of its screen, for the role {rolesWith('export')}.
        Each card links its own.
      </p>
      <p>
        <code>GET {address}/api/audit/export</code>: the audit log as CSV, for the role{' '}
        {rolesWith('audit.read')}.
      </p>
      <p>
        <code>
          GET {address}/api/calls/{'<id>'}/recording
        </code>
        : a recording, also in parts (206), for the role {rolesWith('recordings.play')}. Where it cannot be
        played, the problem’s type ends with <code>recording-</code> and why:
      </p>
      <HelpTable
        label="Why a recording cannot be played"
        head={['Status', 'Why', 'Means']}
        rows={Object.entries(recordingFailures).map(([why, { status, title }]) => ({
          id: why,
          cells: [String(status), <code key="why">{why.replaceAll('_', '-')}</code>, title],
        }))}
      />
    </>
  );
}
const either = new Intl.ListFormat('en', { type: 'disjunction' });

function rolesWith(capability: Capability): string {
  return either.format(role.options.filter((each) => permits(each, capability)));
}

function problemCodes(): ProblemCode[] {
  // Object.keys forgets the names it was given.
  return Object.keys(problemKinds).filter((code): code is ProblemCode => code in problemKinds);
}
