import type { Argv, CommandModule } from 'yargs';
import { describeArea, describeAreaBriefly } from '../../results/area-account.ts';
import { describeNotes } from '../../../scenario/index.ts';
import type { AreaAccount, Problem, Scenario } from '../../../scenario/index.ts';
import { UsageError } from '../../errors.ts';
import type { CommonOptions } from '../../options/simulation-options.ts';
import { describeBadFile, readScenarioFile } from '../../input/scenario-files.ts';
import type { FileReading } from '../../input/scenario-files.ts';
import type { Terminal } from '../../terminal.ts';
import { counted } from '../../words.ts';
import { isColoured } from '../../terminal.ts';

export interface CheckOptions extends CommonOptions {
  readonly files: readonly string[];
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export const checkCommand = (terminal: Terminal): CommandModule<CommonOptions, CheckOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    command
      .positional('files', { describe: 'Scenario files' })
      .option('json', { group: 'Options:', boolean: true, describe: 'Print the findings as JSON.' })
      .option('quiet', { group: 'Options:', alias: 'q', boolean: true, describe: 'Print no notes, only problems.' })
      .example('One file', 'procap check scenarios/baseline.yaml')
      .example('All shipped scenarios', 'procap check scenarios/*.yaml') as Argv<CheckOptions>,
  handler: (options) => checkFiles(options, terminal),
});

/** Prints a line for each good file; the problems of all bad ones make the UsageError that is thrown at the end. */
export function checkFiles({ files, json, quiet, color }: CheckOptions, terminal: Terminal): void {
  const readings = files.map((file) => readScenarioFile(file, terminal.folder));
  if (json) terminal.out.write(`${JSON.stringify(readings.map(checkedFile), undefined, 2)}\n`);
  const colour = isColoured(terminal.err, terminal, color);
  const problems: string[] = [];
  for (const reading of readings) {
    if (!reading.ok) problems.push(describeBadFile(reading, colour));
    else if (!json) {
      terminal.out.write(`${reading.file}: good; ${summaryOf(reading.scenario)}\n`);
      const { area, files: chain } = reading.scenario;
      if (area !== undefined && !quiet)
        terminal.out.write(`\n${area.file === chain.at(-1) ? describeArea(area) : describeAreaBriefly(area)}\n`);
    }
    if (reading.ok && !json && !quiet) terminal.err.write(describeNotes(reading.notes, { colour }));
  }
  if (problems.length > 0) throw new UsageError(problems.join('\n\n'));
}

/** What a check found, as data. */
export interface CheckedFile {
  readonly file: string;
  readonly good: boolean;
  readonly name?: string;
  /** Why the file could not even be read. */
  readonly unreadable?: string;
  readonly problems: readonly Problem[];
  /** What a reader should know of a good file. */
  readonly notes: readonly Problem[];
  /** Of own figures of an area: what came from where. */
  readonly area?: AreaAccount;
}

function checkedFile(reading: FileReading): CheckedFile {
  const { file, ok: good } = reading;
  if (reading.ok) {
    const { name, area } = reading.scenario;
    return { file, good, name, problems: [], notes: reading.notes, ...(area && { area }) };
  }
  return 'unreadable' in reading
    ? { file, good, unreadable: reading.unreadable, problems: [], notes: [] }
    : { file, good, problems: reading.problems, notes: [] };
}

function summaryOf({ files, changeLog, assumptions, start, years, replications }: Scenario): string {
  const parent = files.at(-2);
  const own = new Set(changeLog.filter((change) => change.file === files.at(-1)).map(({ line }) => line)).size;
  const settings = new Set(assumptions.map((assumption) => assumption.setting)).size;
  return [
    parent === undefined ? counted(settings, 'setting') : `extends ${parent}`,
    counted(own, 'change'),
    `${counted(years, 'year')} from ${start}`,
    counted(replications, 'replication'),
  ].join(', ');
}
