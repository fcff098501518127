import type { TableSettings } from '@/lib/views/table-settings.ts';

/** A table's settings as a page brought them. */
export type GivenSettings = {
  /** The view whose own columns these are; null for the table in general. */
  viewId: string | null;
  settings: TableSettings;
  /** What taking back all changes leads to. */
  original: TableSettings;
  /** Whether the list shows neither everything nor a view: then a view that was open before lends its columns. */
  isNoView: boolean;
};

/** Saves; answers what went wrong, or null. Null settings take all changes back. */
type Save = (viewId: string | null, settings: TableSettings | null) => Promise<string | null>;

type Options = {
  save: Save;
  onFailure: (message: string) => void;
  /** Milliseconds without a change after which is saved. */
  pause?: number;
};

type Changed = {
  latest: TableSettings;
  /** What is saved next; null to take all changes back. */
  next: TableSettings | null;
  /** What the server has, as far as is known. */
  saved: TableSettings;
  /** Versions that are older than the latest: a page made before the change still brings them. */
  older: Set<string>;
  timer: ReturnType<typeof setTimeout> | undefined;
  saving: number;
};

/**
 * Changes of a table's settings, shown at once and saved a moment later. It lives as long as the tab: pages that
 * were made before a change, as those the browser goes back to, are shown with the change. When saving fails, what
 * was there before comes back.
 */
export function tableSettingsStore({ save, onFailure, pause = 400 }: Options) {
  const places = new Map<string | null, Changed>();
  const listeners = new Set<() => void>();
  const announce = () => {
    for (const listener of listeners) listener();
  };

  function settingsFor({ viewId, settings }: GivenSettings): TableSettings {
    const changed = places.get(viewId);
    return changed?.older.has(JSON.stringify(settings)) ? changed.latest : settings;
  }

  function change(given: GivenSettings, latest: TableSettings): void {
    put(given, latest, latest);
  }

  function reset(given: GivenSettings): void {
    put(given, given.original, null);
  }

  function put(given: GivenSettings, latest: TableSettings, next: TableSettings | null): void {
    const { viewId } = given;
    const current = settingsFor(given);
    const before = places.get(viewId);
    clearTimeout(before?.timer);
    const isSettled = before === undefined || (before.timer === undefined && before.saving === 0);
    places.set(viewId, {
      latest,
      next,
      saved: isSettled ? current : before.saved,
      older: (before?.older ?? new Set()).add(JSON.stringify(given.settings)),
      saving: before?.saving ?? 0,
      timer: setTimeout(() => void send(viewId), pause),
    });
    announce();
  }

  async function send(viewId: string | null): Promise<void> {
    const sending = places.get(viewId);
    if (sending === undefined) return;
    const { latest, next } = sending;
    sending.timer = undefined;
    sending.saving += 1;
    sending.older.add(JSON.stringify(latest));
    const failure = await save(viewId, next);

    const now = places.get(viewId) ?? sending;
    now.saving -= 1;
    if (failure === null) {
      now.saved = latest;
    } else if (now.latest === latest) {
      // Otherwise what was changed meanwhile is tried next, and tells.
      now.latest = now.saved;
      announce();
      onFailure(failure);
    }
  }

  return {
    settingsFor,
    change,
    reset,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Saves at once what waits: the page is about to go. */
    flush(): void {
      for (const [viewId, { timer }] of places) {
        if (timer === undefined) continue;
        clearTimeout(timer);
        void send(viewId);
      }
    },
  };
}
