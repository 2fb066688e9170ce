import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import type { Scenario } from '../../scenario/index.ts';
import { UsageError } from '../errors.ts';
import type { CommonOptions, SimulationOptions } from '../options.ts';
import { precisionOptions, simulationOptions } from '../options.ts';
import { fileName } from '../result-place.ts';
import { readGoodScenarios } from '../scenario-files.ts';
import type { StudyResult } from '../study.ts';
import { studyOf } from '../study-options.ts';
import { printNotes, printResult } from '../study-words.ts';
import type { Terminal } from '../terminal.ts';

export interface CompareOptions extends SimulationOptions {
  readonly baseline: string;
  readonly files: readonly string[];
}

export const compareCommand = (terminal: Terminal): CommandModule<CommonOptions, CompareOptions> => ({
  command: 'compare <baseline> <files..>',
  describe: 'Simulate scenarios with the same luck, and write how they differ from the first',
  builder: (command: Argv<CommonOptions>) =>
    precisionOptions(
      simulationOptions(
        command
          .positional('baseline', { demandOption: true, describe: 'The scenario file that the others are compared with' })
          .positional('files', { describe: 'One or more other scenario files' }),
      ),
    )
      .example('What one plan changes', 'procap compare scenarios/baseline.yaml scenarios/retention.yaml')
      .example('Two plans, told apart more surely', 'procap compare scenarios/baseline.yaml scenarios/retention.yaml scenarios/trainees-protected.yaml --replications 30')
      .example('Until 20 cases more or fewer can be told', 'procap compare scenarios/baseline.yaml scenarios/retention.yaml --precision 20 --metric unallocated.all') as unknown as Argv<CompareOptions>,
  handler: async (options) => {
    const result = await compare(options, terminal);
    await printResult(result, options, terminal);
  },
});

/** Simulates a baseline and other scenarios with the same luck, and writes one result folder for all. */
export async function compare(options: CompareOptions, terminal: Terminal): Promise<StudyResult> {
  const files = [options.baseline, ...options.files];
  mustDiffer(files, terminal.folder);
  const readings = readGoodScenarios(files, terminal, options);
  const scenarios = readings.map((reading) => reading.scenario);
  mustBeComparable(files, scenarios, options.precision !== undefined);
  printNotes(readings.flatMap((reading) => reading.notes), options, terminal);
  const { conduct } = await import('../study.ts');
  return conduct(studyOf('comparison', files, scenarios, options), terminal);
}

/** A file that is given twice is a slip: it would be compared with itself. */
function mustDiffer(files: readonly string[], folder: string): void {
  const seen = new Map<string, string>();
  for (const file of files) {
    const path = realPath(resolve(folder, file));
    const before = seen.get(path);
    if (before !== undefined) throw new UsageError(before === file ? `${file} is given twice. Name each scenario once.` : `${before} and ${file} are the same file. Name each scenario once.`);
    seen.set(path, file);
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // not there: said when it is read
  }
}

/** Replications are compared one by one, month by month, so the scenarios must run alike; and each needs a name of its own. */
function mustBeComparable(files: readonly string[], scenarios: readonly Scenario[], toPrecision: boolean): void {
  const [baseline, ...others] = scenarios;
  const problems = others.flatMap((scenario, index) => {
    const keys = (['start', 'years', 'replications', 'seed'] as const).filter((key) => key !== 'replications' || !toPrecision);
    const differing = keys.filter((key) => scenario[key] !== baseline[key]);
    return differing.map((key) => `${files[index + 1]} has ${key} ${scenario[key]} and ${files[0]} has ${baseline[key]}. ${remedies[key]}`);
  });
  scenarios.forEach(({ name }, index) => {
    const same = scenarios.findIndex((other) => fileName(other.name) === fileName(name));
    if (same < index) problems.push(`${files[same]} and ${files[index]} ${nameClash(scenarios[same].name, name)}. Give one of them another name.`);
  });
  if (problems.length > 0) throw new UsageError(['These scenarios cannot be compared.', ...problems].join('\n  '));
}

const remedies = {
  start: 'Let both start on the same day.',
  years: 'Give all the same with --years.',
  replications: 'Give all the same with --replications.',
  seed: 'Give all the same with --seed.',
} as const;

const nameClash = (a: string, b: string): string => (a === b ? `are both named "${a}"` : `are named "${a}" and "${b}", which make the same file name`);
