import type { Argv, CommandModule } from 'yargs';
import type { CommonOptions, SimulationOptions } from '../options.ts';
import { precisionOptions, simulationOptions } from '../options.ts';
import { readGoodScenarios } from '../scenario-files.ts';
import type { StudyResult } from '../study.ts';
import { printNotes, printResult } from '../study-words.ts';
import { studyOf } from '../study-options.ts';
import type { Terminal } from '../terminal.ts';

export interface RunOptions extends SimulationOptions {
  readonly file: string;
}

export const runCommand = (terminal: Terminal): CommandModule<CommonOptions, RunOptions> => ({
  command: 'run <file>',
  describe: 'Simulate one scenario and write its results',
  builder: (command: Argv<CommonOptions>) =>
    precisionOptions(simulationOptions(command.positional('file', { demandOption: true, describe: 'A scenario file' })))
      .example('As the file says', 'procap run scenarios/baseline.yaml')
      .example('A quick look', 'procap run scenarios/baseline.yaml --replications 2 --years 1')
      .example(
        'As often as it takes',
        'procap run scenarios/one-unit.yaml --precision 10%',
      ) as unknown as Argv<RunOptions>,
  handler: async (options) => {
    const result = await run(options, terminal);
    await printResult(result, options, terminal);
  },
});

/** Simulates one scenario and writes its result folder. */
export async function run(options: RunOptions, terminal: Terminal): Promise<StudyResult> {
  const [{ scenario, notes }] = readGoodScenarios([options.file], terminal, options);
  printNotes(notes, options, terminal);
  const { conduct } = await import('../study.ts');
  return conduct(studyOf('run', [options.file], [scenario], options), terminal);
}
