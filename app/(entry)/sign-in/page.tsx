import { Stack, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { currentViewer } from '@/lib/auth/current-viewer.ts';
import { hasUsers } from '@/lib/auth/has-users.ts';
import { SignInForm } from './sign-in-form.tsx';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage() {
  if (await currentViewer()) redirect('/');
  if (!(await hasUsers())) redirect('/setup');
  return (
    <Stack gap="md">
      <Title order={1}>Sign in</Title>
      <SignInForm />
    </Stack>
  );
}
