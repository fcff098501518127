import { Prisma } from '../../prisma/client/client.ts';
import { instant } from '../instant.ts';
import { type Call, call } from './call.ts';

/**
 * What every query that answers calls selects, under the names of `Call`. It expects `call AS c` joined to
 * `connection AS n`. A live call whose limit has passed reads as stale here and nowhere else, so that no job
 * has to write it down in time.
 */
export const callColumns = Prisma.sql`
  c.id,
  c.connection_id AS "connectionId",
  n.provider,
  ARRAY(SELECT k.key FROM call_key AS k WHERE k.call_id = c.id ORDER BY k.key COLLATE "C") AS keys,
  c.direction,
  c.customer_number AS "customerNumber",
  c.customer_number_raw AS "customerNumberRaw",
  c.customer_number_kind AS "customerNumberKind",
  c.customer_name AS "customerName",
  c.business_number AS "businessNumber",
  c.business_number_raw AS "businessNumberRaw",
  c.agent_id AS "agentId",
  c.agent_name AS "agentName",
  c.agent_number AS "agentNumber",
  c.handled_by AS "handledBy",
  c.queue,
  c.ivr,
  c.campaign,
  CASE WHEN c.state = 'live' AND c.stale_after < now() THEN 'stale' ELSE c.state END AS state,
  c.phase,
  c.stale_after AS "staleAfter",
  c.outcome,
  c.abandon_stage AS "abandonStage",
  c.reason,
  c.party,
  c.certainty,
  c.candidates,
  c.outcome_words AS "outcomeWords",
  c.reason_words AS "reasonWords",
  c.party_words AS "partyWords",
  c.started_at AS "startedAt",
  c.started_at_source AS "startedAtSource",
  c.queued_at AS "queuedAt",
  c.first_ring_at AS "firstRingAt",
  c.server_answered_at AS "serverAnsweredAt",
  c.connected_at AS "connectedAt",
  c.ended_at AS "endedAt",
  c.duration,
  c.ring,
  c.customer_ring AS "customerRing",
  c.wait,
  c.talk,
  c.hold,
  c.billed,
  c.length_sources AS "lengthSources",
  c.recording_url AS "recordingUrl",
  c.recording_state AS "recordingState",
  c.dtmf,
  c.disposition,
  c.has_transcript AS "hasTranscript",
  c.action_count AS "actionCount",
  c.telecom_operator AS "telecomOperator",
  c.telecom_circle AS "telecomCircle",
  c.offers,
  c.details,
  c.unmapped,
  c.contradictions,
  c.is_test AS "isTest"`;

const callRow = call.extend({
  staleAfter: instant.nullable(),
  startedAt: instant,
  queuedAt: instant.nullable(),
  firstRingAt: instant.nullable(),
  serverAnsweredAt: instant.nullable(),
  connectedAt: instant.nullable(),
  endedAt: instant.nullable(),
});

/**
 * Turns a row of `callColumns` into a `Call`, keys in the model's order.
 *
 * @throws {z.ZodError} when a row holds a word the vocabulary does not know: the database was written by
 *   another version.
 */
export function toCall(row: unknown): Call {
  return callRow.parse(row);
}
