/** Something that can be told that there is work. */
export type Wakeable = { wake: () => void; stop: () => Promise<void> };

// Next bundles instrumentation and routes apart: what instrumentation started lives on the global object, so
// that a route wakes the same one.
const shared: typeof globalThis & { switchboardProjector?: Wakeable | undefined } = globalThis;

/** Says that a delivery was stored. Does nothing where no projector runs; the sweep of another process finds it. */
export function wake(): void {
  shared.switchboardProjector?.wake();
}

/** The projector of this process, made on first use. */
export function sharedProjector(make: () => Wakeable): Wakeable {
  shared.switchboardProjector ??= make();
  return shared.switchboardProjector;
}

/** Takes the projector of this process away, if one runs. */
export function takeProjector(): Wakeable | undefined {
  const running = shared.switchboardProjector;
  shared.switchboardProjector = undefined;
  return running;
}
