import { AppError } from '../http/app-error.ts';
import { toProblem } from '../http/problem.ts';
import { type PayloadSource, readPayload } from '../http/read-payload.ts';

/** What a provider was answered: the status, and the body as it was sent. */
export type DeliveryAnswer = { status: number; contentType: string; body: string };

/**
 * The answer that a delivery was given, from what is stored of it: the front door reads the same bytes in the same
 * way. A delivery that came while the database had never been reached was answered 200 before it was read.
 */
export function deliveryAnswer(delivery: PayloadSource & { id: string }): DeliveryAnswer {
  const read = readPayload(delivery);
  if (read.ok) {
    return { status: 200, contentType: 'application/json', body: JSON.stringify({ id: delivery.id }) };
  }
  const said = `${read.problem.charAt(0).toUpperCase()}${read.problem.slice(1)}.`;
  const detail = `${said} It is kept as delivery ${delivery.id} and shown there as failed.`;
  const problem = new AppError('malformed', detail);
  return {
    status: problem.status,
    contentType: 'application/problem+json',
    body: JSON.stringify(toProblem(problem, delivery.id)),
  };
}
