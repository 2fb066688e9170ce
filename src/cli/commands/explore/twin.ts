import type { Argv, CommandModule } from 'yargs';
import { compareWithTwin, runExperiment, tippingPointOf, twinCsv, twinOf } from '../../../experiment/index.ts';
import type { TwinFigure } from '../../../experiment/index.ts';
import type { TippingPoints } from '../../../report/index.ts';
import { assertMonths } from '../../input/measurability.ts';
import { conduct } from '../../execution/conduct.ts';
import type { CommonOptions, SimulationOptions } from '../../options/simulation-options.ts';
import { switchOption } from '../../options/option-builders.ts';
import { addSimulationOptions } from '../../options/simulation-options.ts';
import { reproducibleCommand } from '../../options/reproducible-command.ts';
import { executionOptions } from '../../options/simulation-request.ts';
import { defaultResultFolder } from '../../results/result-path.ts';
import { readGoodScenarios } from '../../input/scenario-files.ts';
import { printAnswer, printNotes, warnOfFewReplications } from '../../results/printing.ts';
import { experimentAnswer } from '../../results/write-answer.ts';
import type { Written } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';

export interface TwinCommandOptions extends SimulationOptions {
  readonly file: string;
  readonly 'tipping-point': boolean;
}

export const twinCommand = (terminal: Terminal): CommandModule<CommonOptions, TwinCommandOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    addSimulationOptions(
      command.positional('file', { demandOption: true, describe: 'A scenario file' }).option('tipping-point', {
        ...switchOption(
          'Look for the demand at which staffing would collapse. --no-tipping-point leaves this out, which saves ' +
            'some seconds.',
        ),
        default: true,
      }),
    )
      .example('What chance and unequal officers change', 'procap twin scenarios/one-unit.yaml')
      .example(
        'Where strong loops tip',
        'procap twin scenarios/busy-unit.yaml --replications 8',
      ) as unknown as Argv<TwinCommandOptions>,
  handler: async (options) => {
    printAnswer(await runTwin(options, terminal), options, terminal);
  },
});

/** What `--json` prints: the figures at year ends, and the states of balance. */
export interface TwinData {
  readonly scenario: string;
  readonly replications: number;
  readonly figures: readonly TwinFigure[];
  readonly tippingPoint?: TippingPoints;
}

/** Runs the simulation and its twin, and writes the result folder. */
export async function runTwin(options: TwinCommandOptions, terminal: Terminal): Promise<Written<TwinData>> {
  const [{ scenario, notes }] = readGoodScenarios([options.file], terminal, options);
  printNotes(notes, options, terminal);
  const { name, seed, replications } = scenario;
  warnOfFewReplications(replications, options, terminal);
  const command = commandOf(options);
  const request = {
    kind: 'twin' as const,
    names: [name],
    scenarios: [scenario],
    seed,
    folder: options.out ?? defaultResultFolder([`twin ${name}`], command),
    command,
    ...executionOptions(options),
  };
  return conduct(request, terminal, async ({ runner, signal, announce, origin }) => {
    const [results] = await runExperiment({
      scenarios: [scenario],
      replications,
      seed,
      scopes: options.scope,
      checkBalance: options['check-balance'] ?? false,
      ...runner,
    });
    assertMonths(results);
    const granularity = 'regions' as const;
    const twin = twinOf(scenario, { granularity });
    const unequal = twinOf(scenario, { granularity, officers: 'unequal' });
    if (options['tipping-point']) announce('Looking for the tipping point');
    const tippingPoint = options['tipping-point']
      ? { alike: tippingPointOf(scenario), unequal: tippingPointOf(scenario, { officers: 'unequal' }) }
      : undefined;
    signal.throwIfAborted();
    const figures = compareWithTwin(results, twin, unequal);
    const { twinReport } = await import('../../../report/index.ts');
    const found = { ...(tippingPoint && { tippingPoint }) };
    return experimentAnswer({
      data: () => ({ scenario: name, replications, figures, ...found }),
      report: twinReport({
        scenario: name,
        results,
        twin,
        unequal,
        figures,
        origin,
        command: request.command,
        ...found,
      }),
      files: {
        'twin.csv': twinCsv([
          { scenario: name, twin },
          { scenario: `${name}, unequal officers`, twin: unequal },
        ]),
      },
    });
  });
}

/** The command that gives the same answer again. */
const commandOf = ({ 'tipping-point': tippingPoint, ...options }: TwinCommandOptions): string =>
  reproducibleCommand('twin', [options.file], { ...options, 'no-tipping-point': !tippingPoint }, [
    'replications',
    'years',
    'seed',
    'no-tipping-point',
  ]);
