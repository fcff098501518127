import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { findProvider } from '@/lib/providers/registry.ts';
import { ProviderGuide } from '../../../help/_help/provider-guide.tsx';

type Props = { params: Promise<{ provider: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const provider = findProvider((await params).provider);
  return { title: `${provider?.label ?? 'Provider'} · Help` };
}

/** Everybody who reads a provider's words may read what they mean; nothing here is of one installation's connections. */
export default async function ProviderHelpPage({ params }: Props) {
  await requireViewer();
  const provider = findProvider((await params).provider);
  if (!provider) notFound();
  return <ProviderGuide provider={provider} />;
}
