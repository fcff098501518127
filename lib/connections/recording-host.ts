import { z } from 'zod';
import { isPublicAddress } from '../http/public-address.ts';

/** A host that recordings may be fetched from, or all hosts whose names end in `.name`. */
type RecordingHost = { name: string; port: number; below: boolean };

/**
 * Reads an entry of the list of allowed hosts: a name, an IP address of the internet, or `*.` and a name for all
 * hosts below it (not that name itself), each with `:port` where it is not 443. `null` for anything else.
 */
export function readRecordingHost(text: string): RecordingHost | null {
  const [, star, host = '', port = '443'] =
    /^(\*\.)?([^\s/?#@\\:*%[\]]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/i.exec(text.trim()) ?? [];
  if (host === '' || !URL.canParse(`https://${host}:${port}`)) return null;
  const { hostname: name } = new URL(`https://${host}:${port}`);
  const below = star !== undefined;
  const address = name.replace(/^\[|\]$/g, '');
  const usable = isName(name) || (!below && isPublicAddress(address));
  return usable && Number(port) > 0 ? { name, port: Number(port), below } : null;
}

/** Whether an entry of the list allows the host and port of an https address. */
export function allowsRecording(entry: string, url: URL): boolean {
  const host = readRecordingHost(entry);
  if (host === null || host.port !== Number(url.port || '443')) return false;
  return host.below ? url.hostname.endsWith(`.${host.name}`) : url.hostname === host.name;
}

/** An entry of the list, for forms and commands; comes out in its shortest form. */
export const recordingHost = z.string().transform((text, context) => {
  const host = readRecordingHost(text);
  if (host) return `${host.below ? '*.' : ''}${host.name}${host.port === 443 ? '' : `:${host.port}`}`;
  context.addIssue({
    code: 'custom',
    message: `"${text.trim().slice(0, 64)}" is no host: write one as media.example.com, media.example.com:8443 or *.example.com`,
  });
  return z.NEVER;
});

// Two words at least: "localhost", the name of a neighbour or a whole "*.com" is never meant.
function isName(name: string): boolean {
  const labels = name.split('.');
  const word = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/;
  return labels.length > 1 && labels.every((label) => word.test(label)) && /[a-z]/.test(labels.at(-1) ?? '');
}
