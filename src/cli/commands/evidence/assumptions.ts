import { csvFormatRows } from 'd3-dsv';
import type { Argv, CommandModule } from 'yargs';
import { sortByRating, sourceInWords } from '../../../scenario/index.ts';
import type { Assumption, Impact } from '../../../scenario/index.ts';
import type { CommonOptions } from '../../options/simulation-options.ts';
import { readGoodScenarios } from '../../input/scenario-files.ts';
import type { Terminal } from '../../terminal.ts';
import { escapeFormula } from '../../../experiment/index.ts';
import { textTable } from '../../results/text-table.ts';

export interface AssumptionsOptions extends CommonOptions {
  readonly file: string;
  readonly by: 'rating' | 'setting';
  readonly csv?: boolean;
  readonly json?: boolean;
}

export const assumptionsCommand = (terminal: Terminal): CommandModule<CommonOptions, AssumptionsOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    command
      .positional('file', { demandOption: true, describe: 'A scenario file' })
      .option('by', {
        group: 'Options:',
        choices: ['rating', 'setting'] as const,
        default: 'rating' as const,
        requiresArg: true,
        describe: 'Order: by rating, the weakest first, or by setting, in the order of the model.',
      })
      .option('csv', { group: 'Options:', boolean: true, describe: 'Print the list as CSV, with all its columns.' })
      .option('json', { group: 'Options:', boolean: true, describe: 'Print the list as JSON.' })
      .option('quiet', {
        group: 'Options:',
        alias: 'q',
        boolean: true,
        describe: 'Accepted as with other commands; this list prints no notes.',
      })
      .conflicts('csv', 'json')
      .example('A table to read', 'procap assumptions scenarios/baseline.yaml')
      .example('For a spreadsheet', 'procap assumptions scenarios/baseline.yaml --csv > assumptions.csv')
      .epilogue(legend) as unknown as Argv<AssumptionsOptions>,
  handler: (options) => listAssumptions(options, terminal),
});

const legend = [
  'Quality is how good the evidence is: green published, amber secondary, derived or calibrated, red inferred or ' +
    'assumed.',
  'Impact is how much the headline measure that reacts most changes when the setting is moved to the end of its ' +
    'plausible range, found by experiment (scenarios/evidence/impact.csv): green low, amber medium, red high. It ' +
    'is not known for a setting that was not varied.',
  'Rating (rag in the CSV) combines both: red where the evidence is weak and the impact high or not known, green ' +
    'where the evidence is good or the impact low, otherwise amber.',
].join('\n');

/** Prints the assumptions log of a scenario: everything it takes as given, the values of dated changes included. */
export function listAssumptions(options: AssumptionsOptions, terminal: Terminal): void {
  const [{ scenario }] = readGoodScenarios([options.file], terminal, options);
  const log = options.by === 'rating' ? sortByRating(scenario.assumptions) : scenario.assumptions;
  const written = options.json
    ? JSON.stringify(log, undefined, 2)
    : options.csv
      ? formatCsv(log)
      : `${formatTable(log)}\n\n${describeCounts(log)}`;
  terminal.out.write(`${written}\n`);
}

function describeCounts(log: readonly Assumption[]): string {
  const count = (rating: Assumption['rag']): number => log.filter(({ rag }) => rag === rating).length;
  return `${log.length} values: ${count('red')} red, ${count('amber')} amber, ${count('green')} green.`;
}

/**
 * One number, word or switch of a setting. A setting with several numbers has a row for each, so that no cell holds a
 * list.
 */
interface Row extends Omit<Assumption, 'value'> {
  readonly part: string;
  readonly value: string;
}

const rowsOf = (assumptions: readonly Assumption[]): readonly Row[] =>
  assumptions.flatMap((assumption) => {
    const { value } = assumption;
    const parts = typeof value === 'object' ? Object.entries(value) : [['', value] as const];
    return parts.map(([part, each]) => ({
      ...assumption,
      part,
      value: typeof each === 'boolean' ? (each ? 'on' : 'off') : String(each),
    }));
  });

function formatTable(assumptions: readonly Assumption[]): string {
  const headings = ['rating', 'setting', 'from', 'value', 'unit', 'source', 'quality (RAG)', 'impact (RAG)', 'where'];
  const rows = rowsOf(assumptions).map(
    ({
      rag,
      setting,
      part,
      from = 'start',
      value,
      unit,
      source,
      ownSources,
      quality,
      qualityRag,
      impact,
      impactRag,
      file,
      line,
      place = `${file}:${line}`,
    }) => [
      rag,
      part === '' ? setting : `${setting}: ${part}`,
      from,
      value,
      unit,
      sourceInWords({ source, ownSources }),
      `${quality} (${qualityRag})`,
      impact === undefined ? 'not known' : `${formatImpact(impact)} (${impactRag})`,
      place,
    ],
  );
  return textTable(headings, rows);
}

/** `high, unallocated.all@mean +165%`; of a value that is certain, only that. */
const formatImpact = ({ band, measure, change }: Impact): string =>
  measure === undefined
    ? 'no other value is plausible'
    : `${band}, ${measure} ${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(Math.abs(change) < 10 ? 1 : 0)}%`;

function formatCsv(assumptions: readonly Assumption[]): string {
  const headings = [
    'setting',
    'part',
    'from',
    'value',
    'unit',
    'source',
    'quality',
    'quality_rag',
    'impact',
    'impact_rag',
    'rag',
    'impact_measure',
    'impact_percent',
    'impact_lo95',
    'impact_hi95',
    'plausible_low',
    'plausible_high',
    'note',
    'because',
    'about',
    'file',
    'line',
  ];
  const rows = rowsOf(assumptions).map(
    ({
      setting,
      part,
      from = '',
      value,
      unit,
      source,
      ownSources,
      quality,
      qualityRag,
      impact,
      impactRag = '',
      rag,
      plausible = [],
      note = '',
      because = '',
      about,
      file,
      line,
    }) => [
      setting,
      escapeFormula(part),
      from,
      value,
      unit,
      escapeFormula(sourceInWords({ source, ownSources })),
      quality,
      qualityRag,
      impact?.band ?? 'not known',
      impactRag,
      rag,
      impact?.measure ?? '',
      ...[impact?.change, impact?.lo95, impact?.hi95].map((each) => String(each ?? '')),
      String(plausible[0] ?? ''),
      String(plausible[1] ?? ''),
      escapeFormula(note),
      escapeFormula(because),
      escapeFormula(about),
      escapeFormula(file),
      String(line),
    ],
  );
  return csvFormatRows([headings, ...rows]);
}
