import { authorise, type Viewer } from '../auth/viewer.ts';
import { listUnmappedWords } from '../calls/list-unmapped-words.ts';
import { findProvider } from '../providers/registry.ts';
import { saidWord } from './new-mapping.ts';

/** A word of a provider that neither its table nor a person has given a meaning. */
export type UnreadWord = {
  provider: string;
  providerLabel: string;
  /** As `field=word`. */
  entry: string;
  calls: number;
  /** How many of them ended for a reason that is not known, and were read from this word. */
  decides: number;
  connections: { id: string; label: string }[];
  /** Some of the newest calls. */
  samples: string[];
  /** Whether a person can say what it means; if not, why. */
  canMean: 'yes' | 'says nothing of the end' | 'is no word';
};

/** So many words of connections are read; beyond them there are more. */
const mostWords = 300;
const mostSamples = 3;

/**
 * The words that wait for a meaning, all connections of a provider together: those that decide most calls first.
 *
 * @throws {AppError} `forbidden` without `pipeline.run`.
 */
export async function listUnreadWords(viewer: Viewer): Promise<{ words: UnreadWord[]; more: boolean }> {
  authorise(viewer, 'pipeline.run');
  const { words, more } = await listUnmappedWords(viewer, { limit: mostWords });
  const found = new Map<string, UnreadWord>();
  for (const { provider, word: entry, connectionId, label, calls, decides, samples } of words) {
    const key = `${provider} ${entry}`;
    const known = found.get(key) ?? {
      ...{ provider, providerLabel: findProvider(provider)?.label ?? provider, entry },
      ...{ calls: 0, decides: 0, connections: [], samples: [], canMean: 'yes' as const },
    };
    found.set(key, {
      ...known,
      calls: known.calls + calls,
      decides: known.decides + decides,
      connections: [...known.connections, { id: connectionId, label }],
      samples: [...known.samples, ...samples].slice(0, mostSamples),
    });
  }
  const judged = [...found.values()].map((word) => ({ ...word, canMean: judge(word) }));
  return { words: judged.sort((a, b) => b.decides - a.decides || b.calls - a.calls), more };
}

function judge({ provider, entry, decides }: UnreadWord): UnreadWord['canMean'] {
  if (!saidWord.safeParse({ provider, entry }).success) return 'is no word';
  return decides > 0 ? 'yes' : 'says nothing of the end';
}
