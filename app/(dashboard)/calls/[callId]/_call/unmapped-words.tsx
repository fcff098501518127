import { Note } from '@/app/_ui/note.tsx';
import classes from '../call.module.css';

/** What the provider said of this call in words that no table knows. */
export function UnmappedWords({ words }: { words: string[] }) {
  if (words.length === 0) return null;
  return (
    <Note tone="quiet" title="Words we do not know yet">
      The provider used them for this call. They are kept as sent:{' '}
      {words.map((word, index) => (
        <span key={word}>
          {index > 0 && ', '}
          <code className={classes.said}>
            <bdi>{word}</bdi>
          </code>
        </span>
      ))}
    </Note>
  );
}
