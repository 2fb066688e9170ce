import type { Argv, CommandModule } from 'yargs';
import { sharedRunSettings, assertDistinctFiles, assertComparableScenarios } from '../../input/comparable-scenarios.ts';
import type { CommonOptions, SimulationOptions } from '../../options/simulation-options.ts';
import { addPrecisionOptions, addSimulationOptions } from '../../options/simulation-options.ts';
import { printAreas } from '../../results/area-account.ts';
import { readGoodScenarios } from '../../input/scenario-files.ts';
import { simulationRequest } from '../../options/simulation-request.ts';
import { printAnswer, printNotes, warnOfFewReplications } from '../../results/printing.ts';
import type { ResultData } from '../../results/result-data.ts';
import type { Written } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';

export interface CompareOptions extends SimulationOptions {
  readonly baseline: string;
  readonly files: readonly string[];
}

export const compareCommand = (terminal: Terminal): CommandModule<CommonOptions, CompareOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    addPrecisionOptions(
      addSimulationOptions(
        command
          .positional('baseline', {
            demandOption: true,
            describe: 'The scenario file that the others are compared with',
          })
          .positional('files', { describe: 'One or more other scenario files' }),
      ),
    )
      .example('What one plan changes', 'procap compare scenarios/baseline.yaml scenarios/retention.yaml')
      .example(
        'Two plans, with narrower intervals',
        'procap compare scenarios/baseline.yaml scenarios/retention.yaml scenarios/trainees-protected.yaml ' +
          '--replications 30',
      )
      .example(
        'Until the difference is known to within 20 cases',
        'procap compare scenarios/baseline.yaml scenarios/retention.yaml --precision 20 --metric unallocated.all',
      ) as unknown as Argv<CompareOptions>,
  handler: async (options) => {
    printAnswer(await compareScenarios(options, terminal), options, terminal);
  },
});

/** Simulates a baseline and other scenarios on common random numbers, and writes one result folder for all. */
export async function compareScenarios(options: CompareOptions, terminal: Terminal): Promise<Written<ResultData>> {
  const files = [options.baseline, ...options.files];
  assertDistinctFiles(files, terminal.folder);
  const readings = readGoodScenarios(files, terminal, options);
  const scenarios = readings.map((reading) => reading.scenario);
  assertComparableScenarios(
    'These scenarios cannot be compared.',
    files,
    scenarios,
    options.precision === undefined ? [...sharedRunSettings, 'replications'] : sharedRunSettings,
  );
  printAreas(scenarios, options, terminal);
  printNotes(
    readings.flatMap((reading) => reading.notes),
    options,
    terminal,
  );
  if (options.precision === undefined) warnOfFewReplications(scenarios[0].replications, options, terminal);
  const { conductSimulation } = await import('../../execution/simulate.ts');
  return conductSimulation(simulationRequest('comparison', files, scenarios, options), terminal);
}
