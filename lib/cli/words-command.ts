import { Command } from 'commander';
import { systemViewer } from '../auth/system-viewer.ts';
import { listUnmappedWords } from '../calls/list-unmapped-words.ts';
import { type OutputOptions, printRecords } from './output.ts';
import { withDatabase } from './with-database.ts';

/** `words`: what the providers say that no table knows yet, the most frequent first. */
export function wordsCommand(): Command {
  return new Command('words')
    .description('List the providers’ words that no table knows yet, those of most calls first')
    .option('--json', 'print JSON, one word a line')
    .action((options: OutputOptions) =>
      withDatabase(async () => {
        printRecords(
          (await listUnmappedWords(systemViewer('command line'))).words,
          [
            ['CALLS', ({ calls }) => calls],
            ['WORD', ({ word }) => inOneLine(word)],
            ['PROVIDER', ({ provider }) => provider],
            ['CONNECTION', ({ label }) => label],
            ['NEWEST CALLS', ({ samples }) => samples.join(' ')],
          ],
          options,
        );
      }),
    );
}

/** The word is a stranger's: it must neither break the table nor steer the terminal. */
function inOneLine(word: string): string {
  return word.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '·');
}
