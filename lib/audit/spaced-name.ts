/** The name of a thing in code as words: `recordingHosts` and `recording_hosts` are “recording hosts”. */
export function spacedName(name: string): string {
  return name
    .replaceAll('_', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}
