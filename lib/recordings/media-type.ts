/** Types under which browsers play sound or film, by what providers call them. Nothing here can run a script. */
const playable: Record<string, string> = {
  'audio/mpeg': 'audio/mpeg',
  'audio/mp3': 'audio/mpeg',
  'audio/mpeg3': 'audio/mpeg',
  'audio/x-mp3': 'audio/mpeg',
  'audio/x-mpeg': 'audio/mpeg',
  'audio/wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/x-wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-pn-wav': 'audio/wav',
  'audio/ogg': 'audio/ogg',
  'audio/opus': 'audio/ogg',
  'application/ogg': 'audio/ogg',
  'audio/webm': 'audio/webm',
  'audio/mp4': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/aac': 'audio/aac',
  'audio/aacp': 'audio/aac',
  'audio/flac': 'audio/flac',
  'audio/x-flac': 'audio/flac',
  'audio/amr': 'audio/amr',
  'audio/3gpp': 'audio/3gpp',
  'audio/basic': 'audio/basic',
  'audio/x-gsm': 'audio/x-gsm',
  'video/mp4': 'video/mp4',
  'video/webm': 'video/webm',
  'video/ogg': 'video/ogg',
  'video/mpeg': 'video/mpeg',
  'video/quicktime': 'video/quicktime',
  'video/3gpp': 'video/3gpp',
};

/** What a store says of files whose type it was not told. */
const untold = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'application/x-download']);

/** Pages and messages: what is sent in a recording's place when it is gone or somebody has to sign in. */
const written = /^(text\/(html|xml)|application\/(xhtml\+xml|xml|json|problem\+json|javascript))$/;

const byEnding: Record<string, string> = {
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  webm: 'audio/webm',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  flac: 'audio/flac',
  mp4: 'video/mp4',
};

/**
 * Under which type a recording may leave our own origin: one of sound or film, or `null` for anything else, which
 * is then a file to download. Where the provider does not say, its address's ending does.
 *
 * @returns `'text'` for a page or message in the place of a recording.
 */
export function mediaType(header: string | undefined, pathname: string): string | 'text' | null {
  const [said = ''] = (header ?? '').toLowerCase().split(';');
  const type = said.trim();
  if (written.test(type)) return 'text';
  if (Object.hasOwn(playable, type)) return playable[type] ?? null;
  const [, ending = ''] = /\.([a-z0-9]+)$/.exec(pathname.toLowerCase()) ?? [];
  return untold.has(type) && Object.hasOwn(byEnding, ending) ? (byEnding[ending] ?? null) : null;
}
