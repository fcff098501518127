import Form from 'next/form';
import { filtersToUrl } from '@/lib/calls/filter-url.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';
import classes from './ai-calls.module.css';

/** Leads to those of the screen's calls in which something was said. The `/` key leads here. */
export function TranscriptSearch({ filters: { q: _, ...filters } }: { filters: CallFilters }) {
  const ofAi: CallFilters = filters.agent === undefined ? { handledBy: ['ai'] } : {};
  const kept = filtersToUrl({ ...ofAi, ...filters, hasTranscript: true });
  return (
    <search>
      <Form action="/calls" className={classes.search}>
        {[...new URLSearchParams(kept)].map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <input
          type="search"
          name="q"
          required
          maxLength={200}
          data-search-field
          aria-label="Search the transcripts of these AI calls"
          placeholder="Words said in calls"
        />
        <button type="submit">Search transcripts</button>
      </Form>
    </search>
  );
}
