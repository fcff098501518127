/** Where a fact is known from. */
export function Source({ text }: { text: string }) {
  return <small>({text})</small>;
}
