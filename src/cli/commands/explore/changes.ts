import type { Argv, CommandModule } from 'yargs';
import { hideBalanceCheck, listOption, switchOption, textOption } from '../../options/option-builders.ts';
import type { CommonOptions } from '../../options/simulation-options.ts';
import { addSimulationOptions, metricOption } from '../../options/simulation-options.ts';
import { printAnswer } from '../../results/printing.ts';
import type { Terminal } from '../../terminal.ts';
import type { ChangesOptions } from './changes-between.ts';
import { defaultMeasures } from './changes-between.ts';

export const changesCommand = (terminal: Terminal): CommandModule<CommonOptions, ChangesOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    hideBalanceCheck(
      addSimulationOptions(
        command
          .option('from', {
            ...textOption(
              'from',
              'The earlier result: a folder that procap run or procap compare wrote, with any version of the program, ' +
                'or a scenario file, which is simulated.',
            ),
            demandOption: true,
          })
          .option('to', { ...textOption('to', 'The later result, likewise.'), demandOption: true })
          .option(
            'scenario',
            textOption('scenario', 'The scenario to compare. Without it, all that both results have by name.'),
          )
          .option(
            'metric',
            metricOption(
              'A measure to split over settings and program, at the end or in a month that ends a year, such as ' +
                `unallocated.all@end; may be given several times. Without it: ${defaultMeasures.join(', ')}.`,
            ),
          )
          .option(
            'group',
            listOption(
              'Treat a chapter (demand) or several settings (work.review,work.grace) as one change; ' +
                'may be given several times.',
            ),
          )
          .option('list-only', switchOption('List the settings that differ, and do not simulate what each does.')),
      ),
      'changes',
    )
      .example('Two versions of the program', 'procap changes --from before/baseline --to outputs/baseline')
      .example(
        'An earlier result and the program as it is now',
        'procap changes --from before/one-unit --to scenarios/one-unit.yaml',
      )
      .epilogue(
        'Two versions of the program, in a clone of the project: npm run changes -- --from v1 --to HEAD FILE ' +
          'builds each, simulates the file with both and compares the results.',
      ) as unknown as Argv<ChangesOptions>,
  handler: async (options) => {
    const { changesBetween } = await import('./changes-between.ts');
    printAnswer(await changesBetween(options, terminal), options, terminal);
  },
});
