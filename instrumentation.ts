/** Next calls this once when a server starts: from here on stored deliveries are taken to their calls. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startProjector } = await import('./lib/projection/projector.ts');
  startProjector();
}
