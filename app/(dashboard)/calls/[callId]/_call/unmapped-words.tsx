import { Note } from '@/app/_ui/note.tsx';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { wordHref } from '@/app/(admin)/words/word-href.ts';
import classes from '../call.module.css';

type Props = {
  words: string[];
  /** Whose words they are, for those who may say what they mean. */
  provider: string | null;
};

/** What the provider said of this call in words that no table knows. */
export function UnmappedWords({ words, provider }: Props) {
  if (words.length === 0) return null;
  return (
    <Note tone="quiet" title="Words we do not know yet">
      The provider used them for this call. They are kept as sent:{' '}
      {words.map((word, index) => (
        <span key={word}>
          {index > 0 && ', '}
          <code className={classes.said}>
            {provider === null ? (
              <bdi>{word}</bdi>
            ) : (
              <SoftLink href={wordHref(provider, word)}>
                <bdi>{word}</bdi>
              </SoftLink>
            )}
          </code>
        </span>
      ))}
    </Note>
  );
}
