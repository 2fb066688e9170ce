import { relative, resolve } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { authorOption } from '../../options/author-option.ts';
import { areaVerdict, calibrate, calibrationCsv } from '../../../experiment/index.ts';
import type { AreaVerdict } from '../../../experiment/index.ts';
import { areaCalibration, calibratedText, seriesTable, shippedPrefix, slug } from '../../../scenario/index.ts';
import type { AreaSeries, CalibrationBudget, Scenario } from '../../../scenario/index.ts';
import { UsageError } from '../../errors.ts';
import { conduct } from '../../execution/conduct.ts';
import { readGoodAreaSetUp } from '../../input/area-set-up.ts';
import { readGoodScenarios } from '../../input/scenario-files.ts';
import { switchOption } from '../../options/option-builders.ts';
import { reproducibleCommand } from '../../options/reproducible-command.ts';
import {
  jsonOption,
  outOption,
  quietOption,
  seedOption,
  takeOverOption,
  workersOption,
} from '../../options/simulation-options.ts';
import type { CommonOptions, SimulationOptions } from '../../options/simulation-options.ts';
import { executionOptions } from '../../options/simulation-request.ts';
import { printAreas } from '../../results/area-account.ts';
import { printAnswer, printNotes } from '../../results/printing.ts';
import { defaultResultFolder } from '../../results/result-path.ts';
import { experimentAnswer } from '../../results/write-answer.ts';
import type { Written } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';

export interface CalibrateOptions
  extends
    CommonOptions,
    Pick<
      SimulationOptions,
      'seed' | 'workers' | 'out' | 'json' | 'quiet' | 'take-over' | 'author' | 'runReplications'
    > {
  readonly file: string;
  /** Fewer points: in half of the time, with wider ranges. */
  readonly quick?: boolean;
  /** In place of the shipped ones, where a caller brings its own. */
  readonly budget?: CalibrationBudget;
}

export const calibrateCommand = (terminal: Terminal): CommandModule<CommonOptions, CalibrateOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    command
      .positional('file', {
        demandOption: true,
        describe: 'The scenario of a region, unit or office, with its series: a text file or a spreadsheet',
      })
      .option('quick', switchOption('A first look: in half of the time, with wider ranges.'))
      .option('seed', seedOption)
      .option('out', outOption('Folder to write to. Without it, outputs/calibrate- and the name of the scenario.'))
      .option('workers', workersOption)
      .option('json', jsonOption)
      .option('quiet', quietOption)
      .option('take-over', takeOverOption)
      .option('author', authorOption)
      .example('Which numbers of a region its own figures tell', 'procap calibrate kss.yaml')
      .example(
        'Then run it as they have it',
        'procap run outputs/calibrate-kss/kss-calibrated.yaml',
      ) as unknown as Argv<CalibrateOptions>,
  handler: async (options) => {
    printAnswer(await calibrateArea(options, terminal), options, terminal);
  },
});

/** What `--json` prints. */
export interface CalibrateData {
  readonly scenario: string;
  readonly area: string;
  readonly agrees: boolean;
  readonly numbers: readonly object[];
  readonly figures: readonly object[];
  readonly notFree: readonly object[];
}

/** Calibrates an area on its own series and writes the result folder, with a scenario that sets what was determined. */
export async function calibrateArea(options: CalibrateOptions, terminal: Terminal): Promise<Written<CalibrateData>> {
  const [{ scenario, notes }] = readGoodScenarios([options.file], terminal, options);
  const { series } = scenario;
  if (series === undefined) throw new UsageError(withoutSeries(options.file));
  const { calibration, kept, unused } = areaCalibration(readGoodAreaSetUp(terminal), scenario, series, scenario.seed);
  if (calibration.figures.length === 0)
    throw new UsageError(
      `${options.file} cannot be calibrated: no figure of its series can be used. ${unused.join(' ')}`,
    );
  if (calibration.parameters.length === 0)
    throw new UsageError(
      `${options.file} cannot be calibrated: its series determines none of the numbers that are free.\n` +
        kept.map(({ name, because }) => `- ${name}: ${because}`).join('\n'),
    );
  printNotes(notes, options, terminal);
  printAreas([scenario], options, terminal);

  const { name } = scenario;
  const command = reproducibleCommand('calibrate', [options.file], options, ['quick', 'seed']);
  const request = {
    kind: 'calibration' as const,
    names: [name],
    scenarios: [scenario],
    seed: scenario.seed,
    folder: options.out ?? defaultResultFolder([`calibrate ${name}`], command),
    command,
    ...executionOptions(options),
  };
  const { resultsFrom = terminal.folder } = terminal;
  return conduct(request, terminal, async ({ runner, announce, origin }) => {
    const result = await calibrate({
      calibration,
      budget: options.budget ?? (options.quick === true ? calibration.quick : calibration.budget),
      scenario,
      ...runner,
      say: announce,
    });
    const verdict = areaVerdict(result);
    const file = `${slug(name)}-calibrated.yaml`;
    const text = calibratedScenario(verdict, scenario, series, request, resultsFrom);
    const { areaReadme, areaReport, areaReportText } = await import('../../../report/index.ts');
    const report = areaReport(
      { area: series.area, result, kept, unused, ...(text !== undefined && { written: file }) },
      origin,
      command,
    );
    return experimentAnswer({
      data: () => dataOf(name, series, verdict, kept),
      report,
      text: areaReportText(report),
      files: {
        'README.md': areaReadme(report),
        'result.csv': calibrationCsv(result),
        ...(text !== undefined && { [file]: text }),
      },
    });
  });
}

function withoutSeries(file: string): string {
  const isSheet = /\.(xlsx|ods)$/i.test(file);
  const where = isSheet
    ? `on the sheet "${seriesTable.title}", a line for each month end. An older file has no such sheet: make one with "procap new FILE --sheet" and copy it over`
    : 'under "own_figures:", in lines such as\n\n  series:\n    2025-09-30: { unallocated: 41, officers: 392.5 }\n\n"procap new FILE" writes a file with every column explained';
  return `${file} gives no series of its own, so that there is nothing to calibrate it on. Put what your area counted after the day of its figures ${where}.`;
}

/** The scenario with what was determined; absent where no level agrees, or nothing moved. */
function calibratedScenario(
  { agrees, parameters, figures }: AreaVerdict,
  scenario: Scenario,
  series: AreaSeries,
  { command, folder }: { readonly command: string; readonly folder: string },
  resultsFrom: string,
): string | undefined {
  const moved = parameters.filter(({ finding, level, before }) => finding === 'determined' || level !== before);
  if (!agrees || moved.length === 0) return undefined;
  const round = (value: number, digits: number, how: (value: number) => number): number =>
    Number((how(value * 10 ** digits) / 10 ** digits).toFixed(digits));
  const sources = [...new Set(series.figures.flatMap((each) => each.sources))];
  const days = series.figures.map(({ day }) => day);
  const path = scenario.files.at(-1)!;
  const used = figures.filter(({ isTest }) => !isTest).length;
  return calibratedText({
    name: `${scenario.name} calibrated`,
    question: `How does ${scenario.name} fare if it goes on as its own series has it?`,
    extends: path.startsWith(shippedPrefix)
      ? path
      : relative(resolve(resultsFrom, folder), resolve(resultsFrom, path)).replaceAll('\\', '/'),
    command,
    note:
      `Calibrated on ${used} figures of the area's own series, ${days[0]} to ${days.at(-1)!}` +
      `${sources.length === 0 ? '' : ` (${sources.join('; ')})`}.`,
    levels: moved.map(({ parameter, level, low, high }) => ({
      parameter,
      level,
      low: Math.min(level, round(low, parameter.digits, Math.floor)),
      high: Math.max(level, round(high, parameter.digits, Math.ceil)),
    })),
  });
}

const dataOf = (
  scenario: string,
  { area }: AreaSeries,
  { agrees, parameters, figures, cutoff }: AreaVerdict,
  kept: readonly object[],
): CalibrateData => ({
  scenario,
  area,
  agrees,
  numbers: parameters.map(({ parameter, finding, before, level, low, high }) => ({
    name: parameter.name,
    unit: parameter.unit,
    plausible: [parameter.low, parameter.high],
    before,
    ...(finding !== 'no level agrees' && { left: [low, high], now: level }),
    finding: finding,
  })),
  figures: figures.map(({ figure, isTest, before, after, implausibilityBefore, implausibilityAfter }) => ({
    figure: figure.series.name,
    ...(figure.compared.from !== undefined && { from: figure.compared.from }),
    day: figure.compared.day,
    use: isTest ? 'test' : 'used',
    observed: figure.compared.low,
    before: before.spread.mean,
    after: after.spread.mean,
    range: [after.spread.least, after.spread.most],
    implausibilityBefore,
    implausibilityAfter,
    agrees: Math.abs(implausibilityAfter) <= cutoff,
  })),
  notFree: kept,
});
