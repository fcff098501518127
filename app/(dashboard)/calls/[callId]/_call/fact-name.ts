/** The name of a fact as a list of names reads it: customerNumber → customer number, givenRing → ring. */
export function factName(name: string): string {
  if (name.startsWith('details.')) return name.slice('details.'.length);
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words
    .replace(/^given /, '')
    .replace(/ at$/, ' time')
    .replace(/ url$/, '');
}
