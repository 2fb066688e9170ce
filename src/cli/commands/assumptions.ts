import { csvFormatRows } from 'd3-dsv';
import type { Argv, CommandModule } from 'yargs';
import type { Assumption } from '../../scenario/index.ts';
import type { CommonOptions } from '../options.ts';
import { readGoodScenarios } from '../scenario-files.ts';
import type { Terminal } from '../terminal.ts';
import { textTable } from '../text-table.ts';

export interface AssumptionsOptions extends CommonOptions {
  readonly file: string;
  readonly csv?: boolean;
  readonly json?: boolean;
}

export const assumptionsCommand = (terminal: Terminal): CommandModule<CommonOptions, AssumptionsOptions> => ({
  command: 'assumptions <file>',
  describe: 'List every setting of a scenario with its value, unit, source and quality',
  builder: (command: Argv<CommonOptions>) =>
    command
      .positional('file', { demandOption: true, describe: 'A scenario file' })
      .option('csv', { group: 'Options:', boolean: true, describe: 'Print the list as CSV, with all its columns.' })
      .option('json', { group: 'Options:', boolean: true, describe: 'Print the list as JSON.' })
      .conflicts('csv', 'json')
      .example('A table to read', 'procap assumptions scenarios/baseline.yaml')
      .example('For a spreadsheet', 'procap assumptions scenarios/baseline.yaml --csv > assumptions.csv') as unknown as Argv<AssumptionsOptions>,
  handler: (options) => listAssumptions(options, terminal),
});

/** Prints the assumptions log of a scenario: everything it takes as given, the values of dated changes included. */
export function listAssumptions(options: AssumptionsOptions, terminal: Terminal): void {
  const [{ scenario }] = readGoodScenarios([options.file], terminal, options);
  const written = options.json ? JSON.stringify(scenario.assumptions, undefined, 2) : options.csv ? asCsv(scenario.assumptions) : asTable(scenario.assumptions);
  terminal.out.write(`${written}\n`);
}

/** One number, word or switch of a setting. A setting with several numbers has a row for each, so that no cell holds a list. */
interface Row extends Omit<Assumption, 'value'> {
  readonly part: string;
  readonly value: string;
}

const rowsOf = (assumptions: readonly Assumption[]): readonly Row[] =>
  assumptions.flatMap((assumption) => {
    const { value } = assumption;
    const parts = typeof value === 'object' ? Object.entries(value) : [['', value] as const];
    return parts.map(([part, each]) => ({ ...assumption, part, value: typeof each === 'boolean' ? (each ? 'on' : 'off') : String(each) }));
  });

function asTable(assumptions: readonly Assumption[]): string {
  const headings = ['setting', 'from', 'value', 'unit', 'source', 'quality (RAG)', 'where'];
  const rows = rowsOf(assumptions).map(({ setting, part, from = 'start', value, unit, source, quality, rag, file, line }) => [
    part === '' ? setting : `${setting}: ${part}`, from, value, unit, source, `${quality} (${rag})`, `${file}:${line}`,
  ]);
  return textTable(headings, rows);
}

function asCsv(assumptions: readonly Assumption[]): string {
  const headings = ['setting', 'part', 'from', 'value', 'unit', 'source', 'quality', 'rag', 'plausible_low', 'plausible_high', 'note', 'because', 'about', 'file', 'line'];
  const rows = rowsOf(assumptions).map(({ setting, part, from = '', value, unit, source, quality, rag, plausible = [], note = '', because = '', about, file, line }) => [
    setting, safe(part), from, value, unit, safe(source), quality, rag, String(plausible[0] ?? ''), String(plausible[1] ?? ''), safe(note), safe(because), safe(about), safe(file), String(line),
  ]);
  return csvFormatRows([headings, ...rows]);
}

/** Words that a person wrote, as text that no spreadsheet takes for a formula. */
const safe = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
