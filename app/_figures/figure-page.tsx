import type { ReactNode } from 'react';
import { ActiveFilters } from '@/app/_ui/active-filters.tsx';
import { Note } from '@/app/_ui/note.tsx';
import { TimeZoneChip } from '@/app/_ui/time-zone-chip.tsx';
import { agentNames } from '@/lib/agents/agent-names.ts';
import type { FigureAddress } from '@/lib/analytics/figure-address.ts';
import { reportSettings } from '@/lib/analytics/report-settings.ts';
import type { Viewer } from '@/lib/auth/viewer.ts';
import { connectionLabels } from '@/lib/connections/connection-labels.ts';
import { figureHref } from './figure-href.ts';
import classes from './figure-page.module.css';
import { FilterBar } from './filter-bar.tsx';
import { comparedWords, rangeWords } from './range-words.ts';

type Props = {
  title: ReactNode;
  viewer: Viewer;
  address: FigureAddress;
  /** The screen's path, with what it shows beside its filters: /hangups?by=agent. */
  path: string;
  /** The report time zone. */
  zone: string;
  /** Beside the title: an export of everything. */
  actions?: ReactNode;
  children?: ReactNode;
};

/** The frame of every screen of figures: what it is narrowed to, of when it is, and what it is compared with. */
export async function FigurePage({ title, viewer, address, path, zone, actions, children }: Props) {
  const { filters, scope, before, unusable } = address;
  const asked = [filters.agent, filters.offeredTo, filters.missedBy].flatMap((ids) => ids ?? []);
  const [labels, agents, { progress }] = await Promise.all([
    connectionLabels(viewer),
    agentNames(viewer, asked),
    reportSettings(),
  ]);
  const names = new Map([
    ...labels.map(({ id, label }) => [id, label] as const),
    ...labels.map(({ provider, providerLabel }) => [provider, providerLabel] as const),
    ...agents,
  ]);
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1>{title}</h1>
        <TimeZoneChip zone={zone} />
        <p className={classes.when}>
          {rangeWords(scope.range)}
          {before !== null && `, compared with ${comparedWords(scope.range, before.range)}`}
        </p>
        {actions}
      </header>
      <FilterBar viewer={viewer} address={address} path={path} zone={zone} labels={labels} names={agents} />
      <ActiveFilters
        filters={filters}
        unusable={unusable}
        names={names}
        zone={zone}
        hrefOf={(others) => figureHref(path, { ...address, filters: others })}
        showsTime={false}
      />
      {progress !== null && (
        <Note tone="quiet" role="status" title="Settings of the report were changed">
          Figures are made anew for them, {Math.floor(progress * 100)} % done. Until then, some of them may
          still go by the settings before.
        </Note>
      )}
      {children}
    </div>
  );
}
