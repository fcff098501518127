import { type MetricName, metricDefinitions } from '@/lib/analytics/metric-definitions.ts';
import { type FigureScreen, metricFacts } from '@/lib/analytics/metric-facts.ts';

const screens: readonly FigureScreen[] = ['/', '/hangups', '/agents', '/ai-calls'];

/** Every figure once, with the first screen that it stands on. */
export const metricsByScreen: readonly { screen: FigureScreen; metrics: MetricName[] }[] = screens.map(
  (screen) => ({
    screen,
    metrics: metricNames().filter((metric) => metricFacts[metric].screens[0] === screen),
  }),
);

function metricNames(): MetricName[] {
  // Object.keys forgets the names it was given.
  return Object.keys(metricDefinitions).filter((name): name is MetricName => name in metricDefinitions);
}
