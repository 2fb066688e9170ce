import type { Argv, CommandModule } from 'yargs';
import type { CommonOptions, SimulationOptions } from '../../options/simulation-options.ts';
import { addPrecisionOptions, addSimulationOptions } from '../../options/simulation-options.ts';
import { printAreas } from '../../results/area-account.ts';
import { readGoodScenarios } from '../../input/scenario-files.ts';
import { printAnswer, printNotes, warnOfFewReplications } from '../../results/printing.ts';
import { simulationRequest } from '../../options/simulation-request.ts';
import type { ResultData } from '../../results/result-data.ts';
import type { Written } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';

export interface RunOptions extends SimulationOptions {
  readonly file: string;
}

export const runCommand = (terminal: Terminal): CommandModule<CommonOptions, RunOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    addPrecisionOptions(
      addSimulationOptions(command.positional('file', { demandOption: true, describe: 'A scenario file' })),
    )
      .example('With the values in the file', 'procap run scenarios/baseline.yaml')
      .example('A quick look', 'procap run scenarios/baseline.yaml --replications 2 --years 1')
      .example(
        'Until the precision is reached',
        'procap run scenarios/one-unit.yaml --precision 10%',
      ) as unknown as Argv<RunOptions>,
  handler: async (options) => {
    printAnswer(await runScenario(options, terminal), options, terminal);
  },
});

/** Simulates one scenario and writes its result folder. */
export async function runScenario(options: RunOptions, terminal: Terminal): Promise<Written<ResultData>> {
  const [{ scenario, notes }] = readGoodScenarios([options.file], terminal, options);
  printAreas([scenario], options, terminal);
  printNotes(notes, options, terminal);
  if (options.precision === undefined) warnOfFewReplications(scenario.replications, options, terminal);
  const { conductSimulation } = await import('../../execution/simulate.ts');
  return conductSimulation(simulationRequest('run', [options.file], [scenario], options), terminal);
}
