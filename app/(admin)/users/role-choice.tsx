import { Radio, RadioGroup, Stack } from '@mantine/core';
import type { Role } from '@/lib/auth/permissions.ts';
import { roleOrder, roleWords } from './role-words.ts';

/** Chooses a role in a form, each with what it means. Only for client components. */
export function RoleChoice({ chosen, error }: { chosen: Role; error?: string | undefined }) {
  return (
    <RadioGroup name="role" label="Role" defaultValue={chosen} error={error}>
      <Stack gap="xs" mt={6}>
        {roleOrder.map((role) => (
          <Radio
            key={role}
            value={role}
            label={roleWords[role].label}
            description={roleWords[role].meaning}
          />
        ))}
      </Stack>
    </RadioGroup>
  );
}
