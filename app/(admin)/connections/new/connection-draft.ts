/** What is typed into the form of a new connection and may stand in its address; a secret may not. */
export function connectionDraft(form: FormData): URLSearchParams {
  const draft = new URLSearchParams();
  for (const [name, value] of form) {
    if (typeof value === 'string' && value !== '' && isKept(name)) draft.set(name, value);
  }
  return draft;
}

function isKept(name: string): boolean {
  return (
    ['provider', 'label', 'timeZone', 'defaultCountry', 'authentication'].includes(name) ||
    name.startsWith('settings.')
  );
}
