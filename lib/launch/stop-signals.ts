export type StopSignals = {
  /** Aborted when the process is asked to end. */
  stopping: AbortSignal;
  /** Aborted when it is asked again. */
  hurrying: AbortSignal;
};

/**
 * From now on Ctrl-C, SIGTERM and a closed terminal are requests instead of the end, as is the end of the npm that
 * runs this process; the third signal is the end.
 */
export function stopSignals(): StopSignals {
  const stop = new AbortController();
  const hurry = new AbortController();
  const ask = () => {
    if (hurry.signal.aborted) process.exit(130);
    (stop.signal.aborted ? hurry : stop).abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  if (process.env.npm_lifecycle_event !== undefined) onParentGone(() => stop.abort());
  // A terminal that was closed takes no more lines; that must not end the process before its work is done.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return { stopping: stop.signal, hurrying: hurry.signal };
}

/** npm hands a signal that it gets to the shell between it and this process, which dies of it and tells nobody. */
function onParentGone(listener: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    listener();
  }, 500);
  timer.unref();
}

/** Resolves when the signal is aborted, at once if it is already. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
