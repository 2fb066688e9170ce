import type { Argv, CommandModule } from 'yargs';
import { hideBalanceCheck, listOption, optionalShareOption, textOption } from '../../options/option-builders.ts';
import type { CommonOptions } from '../../options/simulation-options.ts';
import { addSimulationOptions } from '../../options/simulation-options.ts';
import { printAnswer } from '../../results/printing.ts';
import type { Terminal } from '../../terminal.ts';
import type { DiscoverOptions } from './discover-study.ts';

export const discoverCommand = (terminal: Terminal): CommandModule<CommonOptions, DiscoverOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    hideBalanceCheck(
      addSimulationOptions(
        command
          .positional('study', {
            demandOption: true,
            describe: 'A study file, as of procap sweep: the scenario, the settings and their ranges, the design',
          })
          .option(
            'bad',
            listOption(
              "What a failure is, such as 'unallocated.all>20'; with @mean, @end or @2023-01, and /region:London. A " +
                'point fails where the mean of its replications does. May be given several times: any of them is a ' +
                'failure. Without it, the thresholds of the scenario.',
            ),
          )
          .option(
            'density',
            optionalShareOption(
              'density',
              'The share of the points in the box that must fail where it is found: 80%. Without it, the best ' +
                'balance of that share with the share of all failures that the box holds.',
            ),
          )
          .option(
            'sweep',
            textOption(
              'sweep',
              'The folder of a finished sweep of this study, whose points are not simulated again. Without it, the ' +
                'folder that procap sweep writes to, if it has one.',
            ),
          ),
      ),
      'discover',
    )
      .hide('scope')
      .example(
        'Where one unit has more than 10 cases unallocated',
        "procap discover scenarios/studies/what-drives-unallocated-cases.yaml --bad 'unallocated.all@mean>10'",
      ) as unknown as Argv<DiscoverOptions>,
  handler: async (options) => {
    const { discoverStudy } = await import('./discover-study.ts'); // experiments and drawing are loaded here
    printAnswer(await discoverStudy(options, terminal), options, terminal);
  },
});
