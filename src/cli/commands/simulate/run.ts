import type { Argv, CommandModule } from 'yargs';
import type { CommonOptions, SimulationOptions } from '../../options/simulation-options.ts';
import { addPrecisionOptions, addSimulationOptions } from '../../options/simulation-options.ts';
import { readGoodScenarios } from '../../input/scenario-files.ts';
import type { SimulationResult } from '../../execution/conduct-simulation.ts';
import { printNotes, printResult } from '../../results/printing.ts';
import { simulationRequest } from '../../options/simulation-request.ts';
import type { Terminal } from '../../terminal.ts';

export interface RunOptions extends SimulationOptions {
  readonly file: string;
}

export const runCommand = (terminal: Terminal): CommandModule<CommonOptions, RunOptions> => ({
  command: 'run <file>',
  describe: 'Simulate one scenario and write its results',
  builder: (command: Argv<CommonOptions>) =>
    addPrecisionOptions(
      addSimulationOptions(command.positional('file', { demandOption: true, describe: 'A scenario file' })),
    )
      .example('As the file says', 'procap run scenarios/baseline.yaml')
      .example('A quick look', 'procap run scenarios/baseline.yaml --replications 2 --years 1')
      .example(
        'As often as it takes',
        'procap run scenarios/one-unit.yaml --precision 10%',
      ) as unknown as Argv<RunOptions>,
  handler: async (options) => {
    const result = await runScenario(options, terminal);
    await printResult(result, options, terminal);
  },
});

/** Simulates one scenario and writes its result folder. */
export async function runScenario(options: RunOptions, terminal: Terminal): Promise<SimulationResult> {
  const [{ scenario, notes }] = readGoodScenarios([options.file], terminal, options);
  printNotes(notes, options, terminal);
  const { conductSimulation } = await import('../../execution/conduct-simulation.ts');
  return conductSimulation(simulationRequest('run', [options.file], [scenario], options), terminal);
}
