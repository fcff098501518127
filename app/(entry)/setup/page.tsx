import { Stack, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { hasUsers } from '@/lib/auth/has-users.ts';
import { minPasswordLength } from '@/lib/auth/password.ts';
import { timeZones } from '@/lib/workspace/time-zone.ts';
import { SetupForm } from './setup-form.tsx';

export const metadata: Metadata = { title: 'Set up' };

export default async function SetupPage() {
  await connection();
  if (await hasUsers()) redirect('/');
  return (
    <Stack gap="md">
      <div>
        <Title order={1}>Welcome</Title>
        <Text c="dimmed" size="sm" mt={4}>
          Nobody has an account here yet. You become the admin: you can add connections and give others
          access.
        </Text>
      </div>
      <SetupForm timeZones={timeZones()} minPasswordLength={minPasswordLength} />
    </Stack>
  );
}
