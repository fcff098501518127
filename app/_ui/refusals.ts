export type Refusal = { id: number; words: string };

/** How long a refusal stays unless somebody closes it. Milliseconds. */
const patience = 8_000;

let shown: readonly Refusal[] = [];
let next = 1;
const listeners = new Set<() => void>();

/** Between whatever could not be done and has no place of its own on the page, and the corner that says so. */
export const refusals = {
  say(words: string): void {
    const id = next++;
    change([...shown, { id, words }]);
    setTimeout(() => refusals.close(id), patience);
  },
  close(id: number): void {
    change(shown.filter((refusal) => refusal.id !== id));
  },
  shown: () => shown,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function change(to: readonly Refusal[]): void {
  shown = to;
  for (const listener of listeners) listener();
}
