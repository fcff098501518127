import { Command, InvalidArgumentError } from 'commander';
import { changeReportSettings } from '../analytics/change-report-settings.ts';
import { systemViewer } from '../auth/system-viewer.ts';
import { previewRetention } from '../retention/preview-retention.ts';
import { startRetention } from '../retention/start-retention.ts';
import { changeWorkspace } from '../workspace/change-workspace.ts';
import { workspaceSettings } from '../workspace/workspace-settings.ts';
import { type OutputOptions, printRecords, printResult } from './output.ts';
import { withDatabase } from './with-database.ts';

type SetOptions = OutputOptions & {
  name?: string;
  timeZone?: string;
  shortCall?: number;
  serviceLevel?: number;
  weekStart?: number;
  mask?: string[];
  maskNobody?: true;
  keepBodies?: number | null;
  keepRecordings?: number | null;
  keepTranscripts?: number | null;
  keepCalls?: number | null;
  keepAudit?: number | null;
};

/** `settings show`, `set` and `retention`. */
export function settingsCommand(): Command {
  return new Command('settings')
    .description('What holds for the whole installation')
    .addCommand(show())
    .addCommand(set())
    .addCommand(retention());
}

function show(): Command {
  return new Command('show')
    .description('Print all settings')
    .option('--json', 'print JSON')
    .action((options: OutputOptions) =>
      withDatabase(async () => {
        printResult(await workspaceSettings(), options);
      }),
    );
}

function set(): Command {
  return new Command('set')
    .description('Change settings; they hold at once, in every process')
    .option('--name <name>', 'what the organisation is called')
    .option('--time-zone <zone>', 'IANA zone by which figures are made')
    .option('--short-call <seconds>', 'callers who give up sooner count as short', whole)
    .option('--service-level <seconds>', 'calls answered within so many seconds keep it', whole)
    .option('--week-start <weekday>', 'on which weeks begin: 1 is Monday, 7 is Sunday', whole)
    .option('--mask <role...>', 'roles that see telephone numbers masked: manager, viewer')
    .option('--mask-nobody', 'everybody sees them in full')
    .option('--keep-bodies <days>', 'days, or "ever"', days)
    .option('--keep-recordings <days>', 'days that recording links are kept, or "ever"', days)
    .option('--keep-transcripts <days>', 'days, or "ever"', days)
    .option('--keep-calls <days>', 'days, or "ever"', days)
    .option('--keep-audit <days>', 'days, or "ever"', days)
    .option('--json', 'print JSON')
    .action((options: SetOptions, command: Command) => {
      const reports = present({
        reportTimeZone: options.timeZone,
        shortCallSeconds: options.shortCall,
        serviceLevelSeconds: options.serviceLevel,
      });
      const others = present({
        organisationName: options.name,
        weekStart: options.weekStart,
        maskedRoles: options.maskNobody ? [] : options.mask,
        keepBodiesDays: options.keepBodies,
        keepRecordingsDays: options.keepRecordings,
        keepTranscriptsDays: options.keepTranscripts,
        keepCallsDays: options.keepCalls,
        keepAuditDays: options.keepAudit,
      });
      const [changesReports, changesOthers] = [reports, others].map((each) => Object.keys(each).length > 0);
      if (!changesReports && !changesOthers) command.error('nothing to set: see --help');
      return withDatabase(async () => {
        const viewer = systemViewer('command line');
        if (changesOthers) await changeWorkspace(viewer, others);
        if (changesReports) await changeReportSettings(viewer, reports);
        printResult(await workspaceSettings(), options);
      });
    });
}

function retention(): Command {
  return new Command('retention')
    .description('Say what is older than it is kept; with --run, have the running app remove it')
    .option('--run', 'begin to remove it')
    .option('--json', 'print JSON')
    .action(({ run, ...options }: OutputOptions & { run?: true }) =>
      withDatabase(async () => {
        const viewer = systemViewer('command line');
        if (run) {
          printResult({ job: await startRetention(viewer) }, options);
          return;
        }
        const { due } = await previewRetention(viewer);
        printRecords(
          due,
          [
            ['OF', ({ of }) => of],
            ['BEFORE', ({ before }) => before],
            ['COUNT', ({ count }) => count],
          ],
          options,
        );
      }),
    );
}

function present(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function whole(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('write a whole number');
}

function days(text: string): number | null {
  return text === 'ever' ? null : whole(text);
}
