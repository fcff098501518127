import Form from 'next/form';
import classes from './ai-calls.module.css';

/** Leads to the AI calls in which something was said. The `/` key leads here. */
export function TranscriptSearch() {
  return (
    <search>
      <Form action="/calls" className={classes.search}>
        <input type="hidden" name="handled" value="ai" />
        <input type="hidden" name="transcript" value="yes" />
        <input
          type="search"
          name="q"
          required
          maxLength={200}
          data-search-field
          aria-label="Search the transcripts of AI calls"
          placeholder="Words said in an AI call"
        />
        <button type="submit">Search transcripts</button>
      </Form>
    </search>
  );
}
