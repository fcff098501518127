import { Command } from 'commander';
import { systemViewer } from '../auth/system-viewer.ts';
import { listUnmappedWords } from '../calls/list-unmapped-words.ts';
import { hangupParty } from '../calls/vocabulary.ts';
import { parseInput } from '../http/parse-input.ts';
import { listMappings } from '../mappings/list-mappings.ts';
import { newMapping } from '../mappings/new-mapping.ts';
import { previewMapping } from '../mappings/preview-mapping.ts';
import { publishMapping } from '../mappings/publish-mapping.ts';
import { retireMapping } from '../mappings/retire-mapping.ts';
import { mappedReason } from '../mappings/word-mapping.ts';
import { type OutputOptions, printRecords, printResult } from './output.ts';
import { withDatabase } from './with-database.ts';

/** `words`: what the providers say that no table knows yet, the most frequent first; and what people say it means. */
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
            ['DECIDES', ({ decides }) => decides],
            ['WORD', ({ word }) => inOneLine(word)],
            ['PROVIDER', ({ provider }) => provider],
            ['CONNECTION', ({ label }) => label],
            ['NEWEST CALLS', ({ samples }) => samples.join(' ')],
          ],
          options,
        );
      }),
    )
    .addCommand(meaningsCommand())
    .addCommand(meanCommand())
    .addCommand(takeBackCommand());
}

function meaningsCommand(): Command {
  return new Command('meanings')
    .description('List the meanings that people gave to words')
    .option('--json', 'print JSON, one meaning a line')
    .action((_: OutputOptions, command: Command) =>
      withDatabase(async () => {
        printRecords(
          await listMappings(systemViewer('command line')),
          [
            ['ID', ({ id }) => id],
            ['WORD', ({ entry }) => inOneLine(entry)],
            ['PROVIDER', ({ provider }) => provider],
            ['REASON', ({ reason }) => reason],
            ['PARTY', ({ party }) => party],
            ['CALLS', ({ calls }) => calls],
            ['PUBLISHED', ({ publishedAt }) => publishedAt.toISOString()],
            ['TAKEN BACK', ({ retiredAt }) => retiredAt?.toISOString()],
          ],
          command.optsWithGlobals<OutputOptions>(),
        );
      }),
    );
}

type MeanOptions = OutputOptions & { provider: string; reason: string; party: string; dryRun?: boolean };

function meanCommand(): Command {
  return new Command('mean')
    .description('Give a word a meaning, and have its calls read again by the running app')
    .argument('<field=word>', 'as `words` lists it')
    .requiredOption('--provider <id>', 'whose word it is')
    .requiredOption('--reason <reason>', `why the call ended: ${mappedReason.options.join(', ')}`)
    .option('--party <party>', `who ended it: ${hangupParty.options.join(', ')}`, 'unknown')
    .option('--dry-run', 'only say what would change')
    .option('--json', 'print JSON')
    .action((entry: string, _: MeanOptions, command: Command) =>
      withDatabase(async () => {
        const { provider, reason, party, dryRun, ...options } = command.optsWithGlobals<MeanOptions>();
        const viewer = systemViewer('command line');
        const { entry: said, ...meaning } = parseInput(newMapping, { provider, entry, reason, party });
        const mapping = { ...meaning, entry: `${said.field}=${said.word}` };
        if (dryRun) {
          const { uses, looked, changed } = await previewMapping(viewer, mapping);
          printResult({ calls: uses.calls, looked, wouldChange: changed }, options);
          return;
        }
        printResult(await publishMapping(viewer, mapping), options);
      }),
    );
}

function takeBackCommand(): Command {
  return new Command('take-back')
    .description('Take a meaning back, and have its calls read again by the running app')
    .argument('<id>', 'as `words meanings` lists it')
    .option('--json', 'print JSON')
    .action((id: string, _: OutputOptions, command: Command) =>
      withDatabase(async () => {
        const viewer = systemViewer('command line');
        const job = await retireMapping(viewer, id);
        printResult({ id, job }, command.optsWithGlobals<OutputOptions>());
      }),
    );
}

/** The word is a stranger's: it must neither break the table nor steer the terminal. */
function inOneLine(word: string): string {
  return word.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '·');
}
