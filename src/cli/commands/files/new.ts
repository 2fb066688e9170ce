import { existsSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, relative, resolve } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import {
  isSheetPath,
  nearestRegion,
  newAreaText,
  newPlanText,
  regionNamed,
  regionsOf,
  shippedPrefix,
  whyOtherFormat,
} from '../../../scenario/index.ts';
import type { AreaLine, Scenario } from '../../../scenario/index.ts';
import { fileErrorOf, UsageError } from '../../errors.ts';
import { readGoodScenarios } from '../../input/scenario-files.ts';
import { newSheet } from '../../input/sheet/new-sheet.ts';
import { planExamples } from '../../input/plan-examples.ts';
import type { CommonOptions } from '../../options/simulation-options.ts';
import { syncFolder } from '../../results/durable.ts';
import type { Terminal } from '../../terminal.ts';

export interface NewOptions extends CommonOptions {
  readonly file: string;
  readonly region?: string;
  readonly unit?: string;
  readonly plan?: boolean;
  readonly sheet?: boolean;
  readonly extends?: string;
}

const shippedBaseline = `${shippedPrefix}baseline`;

export const newCommand = (terminal: Terminal): CommandModule<CommonOptions, NewOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    command
      .positional('file', { demandOption: true, describe: 'The file to make; it must not exist' })
      .option('region', {
        group: 'Options:',
        string: true,
        requiresArg: true,
        describe: 'The region: one of the service, or one of your own by a name of its own.',
      })
      .option('unit', {
        group: 'Options:',
        string: true,
        requiresArg: true,
        describe: 'A delivery unit or office, by its name; with --region, the region that it is in.',
      })
      .option('plan', { group: 'Options:', boolean: true, describe: 'A plan: changes from a day on.' })
      .option('sheet', {
        group: 'Options:',
        boolean: true,
        describe: 'A spreadsheet, .ods or .xlsx by the ending of the file. It is read like a text file.',
      })
      .option('extends', {
        group: 'Options:',
        string: true,
        requiresArg: true,
        describe: `The scenario that it starts from. Without it, ${shippedBaseline}, the national baseline.`,
      })
      .example('A region of the service', 'procap new kss.yaml --region "Kent, Surrey and Sussex"')
      .example('As a spreadsheet', 'procap new kss.xlsx --region "Kent, Surrey and Sussex" --sheet')
      .example('A unit in a region', 'procap new swale.yaml --unit Swale --region "Kent, Surrey and Sussex"')
      .example('A plan for it', 'procap new plan.yaml --plan --extends kss.yaml') as unknown as Argv<NewOptions>,
  handler: (options) => makeScenario(options, terminal),
});

/** Writes the file and says what to do next. Nothing is ever overwritten. */
export function makeScenario(options: NewOptions, terminal: Terminal): void {
  const file = options.file.replaceAll('\\', '/');
  const isSheet = assertFormat(file, options);
  const path = resolve(terminal.folder, file);
  if (existsSync(path))
    throw new UsageError(`${file} is there already, and nothing is overwritten. Choose another name.`);
  if (!existsSync(dirname(path))) throw new UsageError(`There is no folder ${dirname(file)}. Make it first.`);
  const baseline = options.extends?.replaceAll('\\', '/') ?? shippedBaseline;
  const [{ scenario }] = readGoodScenarios([baseline], terminal, {});
  const extended = baseline.startsWith(shippedPrefix) ? baseline : pathFrom(path, resolve(terminal.folder, baseline));
  const { content, words } =
    options.plan === true ? planOf(file, extended, scenario) : areaOf(options, file, extended, scenario, isSheet);
  try {
    writeFileSync(path, content, { flag: 'wx', flush: true });
    syncFolder(dirname(path));
  } catch (error) {
    throw fileErrorOf(error, `${file} cannot be written`);
  }
  terminal.out.write(`${words}\n`);
}

/** Whether a spreadsheet is asked for, by the option or by the ending; refuses what does not go together. */
function assertFormat(file: string, { sheet, plan, region, unit }: NewOptions): boolean {
  const other = whyOtherFormat(file);
  if (other !== undefined) throw new UsageError(`${basename(file)} ${other}`);
  const isSheet = isSheetPath(file);
  if (sheet === true && !isSheet)
    throw new UsageError(`A spreadsheet ends in .ods or .xlsx. Name it ${basename(file, extname(file))}.xlsx.`);
  if (!isSheet && !/\.ya?ml$/i.test(file))
    throw new UsageError(`A scenario ends in .yaml, or .ods or .xlsx for a spreadsheet. Name it ${file}.yaml.`);
  if (plan === true && isSheet)
    throw new UsageError('A plan is a text file: name it with .yaml at the end. It may extend a spreadsheet.');
  if (plan === true && (region !== undefined || unit !== undefined))
    throw new UsageError('A plan is of no region by itself: give the file of the region with --extends.');
  return isSheet;
}

interface NewFile {
  readonly content: string | Uint8Array;
  readonly words: string;
}

function planOf(file: string, baseline: string, scenario: Scenario): NewFile {
  const name = `${nameOf(file)}`;
  const question = `What would the plan change, compared with ‘${scenario.name}’?`;
  return {
    content: newPlanText({ name, question }, basename(file), baseline, planExamples(scenario)),
    words: `${file} is a plan that changes nothing yet. Fill it in; then: procap check ${file}`,
  };
}

function areaOf(
  { region: asked, unit }: NewOptions,
  file: string,
  baseline: string,
  scenario: Scenario,
  isSheet: boolean,
): NewFile {
  const regions = regionsOf(scenario);
  if (asked === undefined && unit === undefined)
    throw new UsageError(
      `Say what the scenario is about: --region NAME, --unit NAME or --plan.\nThe regions are ${regions.join('; ')}. A region of your own may have any other name.`,
    );
  if (unit?.trim() === '' || asked?.trim() === '')
    throw new UsageError('The name of a region or unit cannot be empty.');
  const region = asked === undefined ? undefined : regionNamed(asked, scenario);
  if (asked !== undefined && region === undefined) {
    const near = nearestRegion(asked, scenario);
    if (near !== undefined || unit !== undefined)
      throw new UsageError(
        `The service has no region "${asked}".${near === undefined ? '' : ` Did you mean "${near}"?`} The regions are ${regions.join('; ')}.`,
      );
  }
  const name = unit ?? (region === undefined ? asked : undefined);
  const isOwnRegion = unit === undefined && region === undefined;
  const units = unit === undefined ? meanUnits(scenario) : 1;
  const lines: { readonly [Line in AreaLine]?: string | number } = {
    ...(region !== undefined && { region }),
    ...(name !== undefined && { name, units }),
  };
  const title = name ?? region!;
  const question = `How does ${title} fare over the next years if the plans and rates of the baseline simply go on?`;
  const content = isSheet
    ? newSheet(
        file.toLowerCase().endsWith('.ods') ? 'ods' : 'xlsx',
        {
          name: title,
          question,
          extends: baseline,
          ...(region !== undefined && { region }),
          ...(name !== undefined && { area: name, units }),
        },
        scenario.start,
      )
    : newAreaText({ name: title, question, lines, start: scenario.start }, basename(file), baseline);
  const own = isOwnRegion
    ? `\n${title} is none of the regions of the service, so that it is taken for ${units} delivery units of average size until you fill in its caseload.`
    : '';
  return {
    content,
    words:
      `${file} is ${title} with nothing filled in: as it is, it runs as its share of the baseline.${own}\n` +
      `Fill it in; then: procap check ${file}`,
  };
}

/** Delivery units of a region on average. */
function meanUnits({ parameters }: Scenario): number {
  const units = Object.values(parameters.organisation.delivery_units);
  return Math.max(1, Math.round(units.reduce((sum, each) => sum + each, 0) / units.length));
}

/** A path as a file names another: from its own folder, with slashes. */
const pathFrom = (file: string, other: string): string => relative(dirname(file), other).replaceAll('\\', '/');

/** A file's name as words. */
const nameOf = (file: string): string => basename(file, extname(file)).replace(/[-_]+/g, ' ');
