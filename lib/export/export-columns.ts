import type { Call, LengthName } from '../calls/call.ts';
import { lengthLabels } from '../calls/labels.ts';
import type { ConnectionLabel } from '../connections/connection-labels.ts';
import { spreadsheetText } from './spreadsheet-text.ts';
import { zonedInstants } from './zoned-instants.ts';

/** A column of the CSV export: what its first row says, and the cell of a call. Empty is not known. */
export type ExportColumn = { header: string; cell: (call: Call) => string };

/** What the columns need to know beside the calls: the report zone, and the connections by their ids. */
type ColumnContext = { zone: string; connections: ReadonlyMap<string, ConnectionLabel> };

/**
 * The columns of the CSV export, in their order: what people work with in a spreadsheet. Instants stand in the
 * report zone, which their headers name; lengths are seconds; the words of the model stand as they are
 * (`no_answer`), the provider's own beside them. Left to the export for machines are what a provider said beyond
 * our fields and the address of a recording, which may open it to whoever has the file.
 */
export function exportColumns({ zone, connections }: ColumnContext): ExportColumn[] {
  const local = zonedInstants(zone);
  const instant = (name: string, at: (call: Call) => string | null): ExportColumn => ({
    header: `${name} (${zone})`,
    cell: (call) => local(at(call)),
  });

  return [
    word('Call ID', (call) => call.id),
    word('State', (call) => call.state),
    word('Phase', (call) => (call.state === 'live' ? call.phase : null)),
    word('Direction', (call) => call.direction),
    instant('Started', (call) => call.startedAt),
    word('Started: source', (call) => call.startedAtSource),
    instant('Queued', (call) => call.queuedAt),
    instant('First ring', (call) => call.firstRingAt),
    instant('System answered', (call) => call.serverAnsweredAt),
    instant('Connected', (call) => call.connectedAt),
    instant('Ended', (call) => call.endedAt),
    seconds('duration'),
    seconds('talk'),
    seconds('wait'),
    seconds('ring'),
    seconds('customerRing'),
    seconds('hold'),
    seconds('billed'),
    word('Outcome', (call) => call.outcome),
    text('Outcome: provider’s words', (call) => call.outcomeWords),
    word('Abandoned at', (call) => call.abandonStage),
    word('Hang-up reason', (call) => call.reason),
    word('Hang-up certainty', (call) => call.certainty),
    word('Hang-up reason may be', (call) => call.candidates.join(between)),
    text('Hang-up reason: provider’s words', (call) => call.reasonWords),
    word('Hang-up party', (call) => call.party),
    text('Hang-up party: provider’s words', (call) => call.partyWords),
    text('Customer number', (call) => call.customerNumber),
    text('Customer number as received', (call) => call.customerNumberRaw),
    word('Customer number is', (call) => call.customerNumberKind),
    text('Customer name', (call) => call.customerName),
    text('Business number', (call) => call.businessNumber),
    text('Business number as received', (call) => call.businessNumberRaw),
    word('Handled by', (call) => call.handledBy),
    text('Agent', (call) => call.agentName),
    text('Agent number', (call) => call.agentNumber),
    text('Agents rung', (call) => call.offers.map(offerWords).join(between)),
    text('Queue', (call) => call.queue),
    text('Menu', (call) => call.ivr),
    text('Campaign', (call) => call.campaign),
    text('Keys pressed', (call) => call.dtmf),
    text('Disposition', (call) => call.disposition),
    word('Recording', (call) => call.recordingState),
    word('Transcript', (call) => yesOrNo(call.hasTranscript)),
    word('Actions', (call) => String(call.actionCount)),
    text('Telecom operator', (call) => call.telecomOperator),
    text('Telecom circle', (call) => call.telecomCircle),
    text('Connection', (call) => connections.get(call.connectionId)?.label ?? null),
    text('Provider', (call) => connections.get(call.connectionId)?.providerLabel ?? call.provider),
    text('Provider’s call IDs', (call) => call.keys.join(between)),
    word('Contradictions', (call) => call.contradictions.join(between)),
    text('Words not recognised', (call) => call.unmapped.join(between)),
    word('Test call', (call) => yesOrNo(call.isTest)),
  ];
}

/** Stands between the values of a cell that has several. */
const between = ' | ';

/** A cell of our own words. */
function word(header: string, value: (call: Call) => string | null): ExportColumn {
  return { header, cell: (call) => value(call) ?? '' };
}

/** A cell of words that came from elsewhere. */
function text(header: string, value: (call: Call) => string | null): ExportColumn {
  return {
    header,
    cell: (call) => {
      const said = value(call);
      return said === null || said === '' ? '' : spreadsheetText(said);
    },
  };
}

function seconds(name: LengthName): ExportColumn {
  return {
    header: `${lengthLabels[name].word} (seconds)`,
    cell: (call) => {
      const length = call[name];
      return length === null ? '' : String(length);
    },
  };
}

function offerWords({ name, number, result, ring }: Call['offers'][number]): string {
  const who = name ?? number ?? 'unknown';
  return ring === null ? `${who}: ${result}` : `${who}: ${result} after ${ring} s`;
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
