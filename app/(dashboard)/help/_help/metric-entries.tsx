import { everybodysPages } from '@/app/_ui/destinations.ts';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { type MetricName, metricDefinitions } from '@/lib/analytics/metric-definitions.ts';
import { type FigureScreen, metricFacts, metricUnits } from '@/lib/analytics/metric-facts.ts';
import classes from './help.module.css';
import { HelpEntries } from './help-entries.tsx';
import { HelpPage } from './help-page.tsx';
import { metricsByScreen } from './metrics-by-screen.ts';

/** Every figure there is, with all that can be said of it. */
export function MetricEntries() {
  return (
    <HelpPage
      title="Figures"
      lead="What each figure counts, and what it does not. Figures are of calls that started in the chosen period, by the clock of the report time zone. “—” stands where there is nothing to measure; it is never 0."
      sections={metricsByScreen.map(({ screen, metrics }) => ({
        id: `on-${screen === '/' ? 'overview' : screen.slice(1)}`,
        title: screenName(screen),
        content: (
          <HelpEntries
            entries={metrics.map((metric) => ({
              id: metric,
              word: metricDefinitions[metric].title,
              means: <Metric metric={metric} />,
            }))}
          />
        ),
      }))}
    />
  );
}

function Metric({ metric }: { metric: MetricName }) {
  const { unit, leftOut, coverage, screens } = metricFacts[metric];
  return (
    <>
      {metricDefinitions[metric].definition}
      <dl className={classes.facts}>
        <dt>Unit</dt>
        <dd>{metricUnits[unit]}</dd>
        <dt>Not in it</dt>
        <dd>{leftOut}</dd>
        <dt>Of</dt>
        <dd>{coverage ?? 'All calls that can count.'}</dd>
        <dt>Shown on</dt>
        <dd>
          {screens.map((screen, place) => (
            <span key={screen}>
              {place > 0 && ', '}
              <SoftLink href={screen}>{screenName(screen)}</SoftLink>
            </span>
          ))}
        </dd>
      </dl>
    </>
  );
}

function screenName(screen: FigureScreen): string {
  return everybodysPages.find(({ href }) => href === screen)?.label ?? screen;
}
