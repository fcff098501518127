import { filterNames, filterWord, lengthNames, type ValueFilter } from '@/app/_ui/filter-words.ts';
import { period } from '@/lib/analytics/period.ts';
import { type FilterParameter, filterParameters } from '@/lib/calls/filter-url.ts';
import { callFilters } from '@/lib/calls/filters.ts';
import { registry } from '@/lib/providers/registry.ts';
import { HelpTable } from './help-table.tsx';

/** The parameters that narrow lists, figures and files down, from the one definition of filters. */
export function FilterParameterTable() {
  return (
    <HelpTable
      label="Parameters of lists and exports"
      head={['Parameter', 'Means', 'As']}
      rows={filterParameters().map((each) => ({
        id: each.parameter,
        cells: [<code key="name">{each.parameter}</code>, meaningOf(each), formOf(each)],
      }))}
    />
  );
}

function meaningOf(parameter: FilterParameter): string {
  switch (parameter.form) {
    case 'search':
      return 'What is searched for: part of a number, a provider’s call id, an agent, a queue, a campaign, words said';
    case 'period':
      return 'A named period, which goes on meaning “today” tomorrow';
    case 'instant':
      return parameter.parameter === 'from'
        ? 'Calls that started then or later'
        : 'Calls that started before';
    case 'field':
      return 'A field that an AI agent extracted; all of them must hold';
    case 'range':
      return `${lengthNames[parameter.filter]}, both ends included; calls without it are left out`;
    case 'flag':
      return `${filterWord(parameter.filter, 'true')}, or ${lower(filterWord(parameter.filter, 'false'))}`;
    default:
      return isNamed(parameter.filter) ? filterNames[parameter.filter] : parameter.filter;
  }
}

function formOf(parameter: FilterParameter) {
  switch (parameter.form) {
    case 'search':
      return 'text';
    case 'period':
      return <Choices choices={period.options} />;
    case 'instant':
      return parameter.parameter === 'from'
        ? 'a date of the report time zone, or a UTC instant with milliseconds'
        : 'a date of the report time zone (that day included), or a UTC instant (excluded)';
    case 'numbers':
      return parameter.filter === 'weekday'
        ? '1 (Monday) to 7, separated by commas, by the clock of the report time zone'
        : '0 to 23, separated by commas, by the clock of the report time zone';
    case 'range':
      return (
        <>
          seconds: <code>60-300</code>, <code>60-</code>, <code>-300</code>
        </>
      );
    case 'flag':
      return <Choices choices={[parameter.yes, parameter.no]} />;
    case 'field':
      return (
        <>
          <code>identifier:value</code>, or <code>identifier</code> for any value; may be repeated
        </>
      );
    case 'names':
      return 'a name; repeated for any of several';
    case 'words': {
      const choices = choicesOf(parameter.filter);
      return choices.length === 0 ? (
        'ids, separated by commas: any of them'
      ) : (
        <>
          any of <Choices choices={choices} />
        </>
      );
    }
  }
}

function Choices({ choices }: { choices: readonly string[] }) {
  return choices.map((choice, place) => (
    <span key={choice}>
      {place > 0 && ', '}
      <code>{choice}</code>
    </span>
  ));
}

/** The words that a filter takes, where these are a vocabulary. */
function choicesOf(filter: keyof typeof callFilters.shape): string[] {
  if (filter === 'provider') return registry.map(({ id }) => id);
  const nothing = callFilters.shape[filter].safeParse(['\u0000']);
  const [issue] = nothing.error?.issues ?? [];
  return issue?.code === 'invalid_value' ? issue.values.map(String) : [];
}

function isNamed(filter: string): filter is ValueFilter {
  return Object.hasOwn(filterNames, filter);
}

function lower(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
