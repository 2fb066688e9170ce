import type { Argv, CommandModule } from 'yargs';
import type { CommonOptions } from '../../options/simulation-options.ts';
import { addSimulationOptions } from '../../options/simulation-options.ts';
import { printAnswer } from '../../results/printing.ts';
import type { Terminal } from '../../terminal.ts';
import type { SweepOptions } from './sweep-study.ts';

export const sweepCommand = (terminal: Terminal): CommandModule<CommonOptions, SweepOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    addSimulationOptions(
      command.positional('study', {
        demandOption: true,
        describe: 'A study file: the scenario, the settings and their ranges, the design, the measures',
      }),
    )
      .hide('scope')
      .hide('check-balance')
      .example(
        'Eight settings of one unit at 64 points',
        'procap sweep scenarios/studies/what-drives-unallocated-cases.yaml',
      )
      .example(
        'Every combination of two settings',
        'procap sweep scenarios/studies/ceiling-and-demand.yaml',
      ) as unknown as Argv<SweepOptions>,
  handler: async (options) => {
    const { sweepStudy } = await import('./sweep-study.ts'); // experiments and drawing are loaded here and no earlier
    printAnswer(await sweepStudy(options, terminal), options, terminal);
  },
});
