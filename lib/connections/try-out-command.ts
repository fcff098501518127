import type { Provider, Setup } from '../providers/provider.ts';

/** A command to paste into a terminal that sends the provider's example, a call that ended at `at`, to a connection. */
export function tryOutCommand(provider: Provider, { urls, header }: Setup, at: Date): string {
  const [first] = urls;
  if (!first) return '';
  const example = provider.example(at);
  const lines = [`curl ${quote(first.url)}`, `  -H ${quote(`content-type: ${example.contentType}`)}`];
  if (header) lines.push(`  -H ${quote(`${header.name}: ${header.value}`)}`);
  lines.push(`  --data-binary ${quote(example.body)}`);
  return lines.join(' \\\n');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
