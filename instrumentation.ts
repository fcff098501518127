/** Next calls this once when a server starts: what an earlier process left on disk is stored at once. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { intake } = await import('./lib/webhooks/intake.ts');
  intake();
}
