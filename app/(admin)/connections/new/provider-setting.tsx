import { NativeSelect, Switch, Textarea, TextInput } from '@mantine/core';
import type { SettingField } from '@/lib/providers/provider.ts';

export type Field = SettingField & { value: string };

/** One setting that a provider declares, drawn as its declaration says. */
export function ProviderSetting({ field, error }: { field: Field; error: string | undefined }) {
  const { key, label, description, control, value } = field;
  const common = { name: `settings.${key}`, label, description, error };
  switch (control.kind) {
    case 'select':
      return <NativeSelect {...common} data={control.options} defaultValue={value} />;
    case 'text':
      return <TextInput {...common} defaultValue={value} />;
    case 'lines':
      return (
        <Textarea
          {...common}
          defaultValue={value}
          placeholder={control.placeholder}
          autosize
          minRows={2}
          maxRows={10}
        />
      );
    case 'switch':
      return <Switch {...common} value="true" defaultChecked={value === 'true'} />;
  }
}
