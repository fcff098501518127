import { findProvider } from '@/lib/providers/registry.ts';

/** A provider's own settings out of a form, which leaves out a switch that is off and has only text for one that is on. */
export function settingsOfForm(form: FormData, provider: string): Record<string, unknown> {
  const fields = findProvider(provider)?.settingFields ?? [];
  return Object.fromEntries(
    fields.map(({ key, control }) => {
      const value = form.get(`settings.${key}`);
      return [key, control.kind === 'switch' ? value === 'true' : (value ?? undefined)];
    }),
  );
}
