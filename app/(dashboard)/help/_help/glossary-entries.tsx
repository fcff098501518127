import { capitalised } from '@/app/_ui/capitalised.ts';
import { OutcomeBadge } from '@/app/_ui/outcome-badge.tsx';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { metricDefinitions } from '@/lib/analytics/metric-definitions.ts';
import { outcome } from '@/lib/calls/vocabulary.ts';
import { type FieldTerm, fieldTerms } from './field-terms.ts';
import { HelpEntries } from './help-entries.tsx';
import { HelpPage } from './help-page.tsx';
import { vocabularySections } from './vocabulary-sections.ts';

/** Every word that calls are described with, and the terms of the field. */
export function GlossaryEntries() {
  return (
    <HelpPage
      title="Glossary"
      lead="One set of words for all providers. Filters, addresses and files use the word in small type; the provider’s own words are kept beside them."
      sections={[
        ...vocabularySections.map(({ id, title, about, labels }) => ({
          id,
          title,
          content: (
            <>
              <p>{about}</p>
              <HelpEntries
                entries={Object.entries(labels).map(([word, label]) => ({
                  id: `${id}-${word}`,
                  word: label.word,
                  mark: <Word vocabulary={id} word={word} label={label.word} />,
                  means: label.means,
                }))}
              />
            </>
          ),
        })),
        {
          id: 'terms',
          title: 'Terms of the field',
          content: (
            <HelpEntries
              entries={fieldTerms.map((term) => ({
                id: `term-${term.id}`,
                word: term.term,
                means: <Meaning term={term} />,
              }))}
            />
          ),
        },
      ]}
    />
  );
}

function Word({ vocabulary, word, label }: { vocabulary: string; word: string; label: string }) {
  const known = vocabulary === 'outcome' ? outcome.safeParse(word) : null;
  return (
    <>
      {known?.success ? <OutcomeBadge outcome={known.data} /> : capitalised(label)}{' '}
      <small>
        <code>{word}</code>
      </small>
    </>
  );
}

function Meaning({ term }: { term: FieldTerm }) {
  if ('means' in term) return term.means;
  return (
    <>
      {term.before} {metricDefinitions[term.metric].definition}{' '}
      <SoftLink href={`/help/metrics#${term.metric}`}>More about this figure</SoftLink>
    </>
  );
}
