import { type PayloadSource, readPayload } from '../http/read-payload.ts';
import type { Provider } from '../providers/provider.ts';
import { recogniseProvider } from './recognise-provider.ts';

/** What a body that nothing came of really is. */
type IdentifiedBody = {
  /** The content type that it should have had; `null` when its own is right, or nobody knows. */
  readableAs: string | null;
  /** The other provider whose words it is in. */
  recognised: { id: string; label: string } | null;
};

/** Looks for what went wrong with a stored request: a wrong content type, the wrong provider. Pure. */
export function identifyBody(
  source: PayloadSource & { trigger: string },
  own: Provider,
  context: { timeZone: string; settings: unknown },
): IdentifiedBody {
  const readableAs = misdeclared(source);
  const read = readPayload(readableAs === null ? source : { ...source, contentType: readableAs });
  const { trigger } = source;
  const recognised = read.ok ? recogniseProvider({ payload: read.payload, trigger }, own, context) : null;
  return { readableAs, recognised };
}

const [jsonType, formType] = ['application/json', 'application/x-www-form-urlencoded'];

/** JSON that says it is a form, a form that says it is JSON. */
function misdeclared(source: PayloadSource): string | null {
  if (source.method === 'GET' || source.body.length === 0) return null;
  const asJson = readPayload({ ...source, contentType: jsonType });
  const declared = readPayload(source);
  if (/^\s*application\/x-www-form-urlencoded/i.test(source.contentType)) {
    const isObject = asJson.ok && typeof asJson.payload === 'object' && asJson.payload !== null;
    return isObject ? jsonType : null;
  }
  if (declared.ok) return null;
  if (asJson.ok) return jsonType;
  return readPayload({ ...source, contentType: '' }).ok ? formType : null;
}
