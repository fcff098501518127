'use client';

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { refusals } from '@/app/_ui/refusals.ts';
import { settleColumns } from '@/lib/views/settle-columns.ts';
import type { TableSettings } from '@/lib/views/table-settings.ts';
import { callColumnList } from './call-column-list.ts';
import { type GivenSettings, tableSettingsStore } from './table-settings-store.ts';
import { saveColumns } from './view-actions.ts';

type CallTable = {
  settings: TableSettings;
  /** Whether anything differs from how the table, or the view, comes. */
  isChanged: boolean;
  /** Whether these are the columns of the view that is open. */
  isOfView: boolean;
  change: (settings: TableSettings) => void;
  reset: () => void;
};

const Context = createContext<CallTable | null>(null);

/** Gives what is inside the columns of the call list, and the means to change them. */
export function CallTableSettings({
  given: brought,
  children,
}: {
  given: GivenSettings;
  children: ReactNode;
}) {
  // Another filter on a view with columns of its own does not change the columns under one's eyes.
  const [kept, setKept] = useState(brought);
  const given = brought.isNoView && kept.viewId !== null ? kept : brought;
  if (given !== kept) setKept(given);
  const settings = useSyncExternalStore(
    store.subscribe,
    () => store.settingsFor(given),
    () => given.settings,
  );

  useEffect(() => {
    window.addEventListener('pagehide', store.flush);
    return () => window.removeEventListener('pagehide', store.flush);
  }, []);

  const table = useMemo(
    (): CallTable => ({
      settings,
      isChanged: JSON.stringify(settings) !== JSON.stringify(given.original),
      isOfView: given.viewId !== null,
      change: (changed) => store.change(given, settleColumns(changed, callColumnList)),
      reset: () => store.reset(given),
    }),
    [given, settings],
  );
  return <Context value={table}>{children}</Context>;
}

/** The columns of the call list that is around. */
export function useCallTable(): CallTable {
  const table = useContext(Context);
  if (table === null) throw new Error('A call list stands outside of CallTableSettings.');
  return table;
}

const store = tableSettingsStore({
  async save(viewId, settings) {
    try {
      const outcome = await saveColumns({ viewId, settings });
      return 'failure' in outcome ? outcome.failure.detail : null;
    } catch {
      return 'The server did not answer.';
    }
  },
  onFailure(message) {
    refusals.say(`The columns are as they were: ${message}`);
  },
});
