/** A setting as a form field holds it: a list has one entry a line. */
export function settingText(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join('\n') : String(value ?? '');
}
