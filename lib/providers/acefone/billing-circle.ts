import { z } from 'zod';
import { textField } from '../field.ts';
import type { AcefonePayload } from './payload.ts';

type Telecom = {
  operator: string | undefined;
  circle: string | undefined;
  /** Whether `billing_circle` said nothing beyond these two. */
  whole: boolean;
};

const billingCircle = z.object({ operator: textField, circle: textField });

/**
 * The customer's operator and telecom circle. Some circles have an `&` ("Bihar & Jharkhand"), which cuts
 * `billing_circle` in two where a form or query string was filled in without encoding: the rest then stands as a
 * field name of its own.
 *
 * @param keys the body's keys as they came.
 */
export function readTelecom(said: AcefonePayload, keys: readonly string[]): Telecom {
  const flat = { operator: said.telecom_operator, circle: said.telecom_circle };
  const parsed = billingCircle.safeParse(said.billing_circle);
  if (parsed.success && !Array.isArray(said.billing_circle)) {
    return {
      operator: parsed.data.operator ?? flat.operator,
      circle: parsed.data.circle ?? flat.circle,
      whole: Object.keys(said.billing_circle ?? {}).every((key) => key === 'operator' || key === 'circle'),
    };
  }
  if (typeof said.billing_circle !== 'string') return { ...flat, whole: false };
  const operator = /"operator"\s*:\s*"([^"]*)"/.exec(said.billing_circle)?.[1];
  const head = /"circle"\s*:\s*"([^"]*)$/.exec(said.billing_circle)?.[1];
  const rest = head === undefined ? undefined : keys.find((key) => /^[^"{}]*"\s*\}$/.test(key));
  const circle = rest === undefined ? head : `${head?.trim()} & ${rest.split('"')[0]?.trim()}`;
  return {
    operator: textField.parse(operator) ?? flat.operator,
    circle: textField.parse(circle) ?? flat.circle,
    whole: rest !== undefined,
  };
}
