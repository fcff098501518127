/** How the provider names a speaker, without what sets the name off: `"\nbot: "` → bot. Empty where it names none. */
export function speakerWord(words: string): string {
  return words.trim().replace(/\s*:$/, '');
}
