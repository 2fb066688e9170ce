import { csvFormatRows } from 'd3-dsv';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { nameOfFigure, rivalsOf } from '../../../scenario/index.ts';
import type { FigureChoice, Evidence, PublishedFigure, PublishedSource } from '../../../scenario/index.ts';
import type { CommonOptions } from '../../options/simulation-options.ts';
import {
  readGoodEvidence,
  readGoodPublishedStudies,
  shippedFolder,
  shippedStudyNames,
} from '../../input/published-studies.ts';
import { readGoodScenarios } from '../../input/scenario-files.ts';
import type { Terminal } from '../../terminal.ts';
import { escapeFormula } from '../../../experiment/index.ts';
import { textTable } from '../../results/text-table.ts';

export interface SourcesOptions extends CommonOptions {
  readonly file?: string;
  readonly csv?: boolean;
  readonly json?: boolean;
}

export const sourcesCommand = (terminal: Terminal): CommandModule<CommonOptions, SourcesOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    command
      .positional('file', { describe: 'A scenario file or a published study: list only the sources that it cites' })
      .option('csv', { group: 'Options:', boolean: true, describe: 'Print the list as CSV.' })
      .option('json', {
        group: 'Options:',
        boolean: true,
        describe: 'Print the list as JSON, with the figures of each source.',
      })
      .conflicts('csv', 'json')
      .example('The whole register', 'procap sources')
      .example('What a scenario is based on', 'procap sources scenarios/baseline.yaml')
      .example('What a study is compared with', 'procap sources lewisham-2009') as unknown as Argv<SourcesOptions>,
  handler: (options) => listSources(options, terminal),
});

/** A source with what it is cited for. */
interface CitedSource extends PublishedSource {
  /** Settings of the scenario, where one was named. */
  readonly settings: readonly string[];
  readonly figures: readonly PublishedFigure[];
}

/** Two figures of which one supersedes the other, or that contradict each other; and the choice of each study. */
interface Rivalry {
  readonly figure: string;
  readonly sources: readonly string[];
  readonly stands: 'supersedes' | 'conflicts with';
  readonly other: string;
  readonly otherSources: readonly string[];
  readonly chosen: readonly { readonly study: string; readonly use: string; readonly because: string }[];
}

/**
 * Prints the register of sources, or the part of it that a scenario or a study cites, and every contradiction on record
 * in it.
 */
export function listSources({ file, csv, json, color }: SourcesOptions, terminal: Terminal): void {
  const folder = shippedFolder(terminal);
  const evidence = readGoodEvidence(folder);
  const { settings, figures, own } = citedBy(file, evidence, terminal, color);
  const cited = [...evidence.sources, ...own].flatMap((source): CitedSource[] => {
    const found = {
      settings: settings.get(source.id) ?? [],
      figures: figures.filter((figure) => figure.sources.includes(source.id)),
    };
    return file === undefined || found.settings.length + found.figures.length > 0 ? [{ ...source, ...found }] : [];
  });
  const rivalries = rivalriesOf(figures, evidence, choicesOf(terminal));
  const rows = rowsOf(cited, file !== undefined);
  const text = json ? asJson(cited, rivalries) : csv ? csvFormatRows(rows) : asText(rows, rivalries);
  terminal.out.write(`${text}\n`);
}

function asJson(cited: readonly CitedSource[], rivalries: readonly Rivalry[]): string {
  const sources = cited.map(({ figures, ...rest }) => ({ ...rest, figures: figures.map(nameOfFigure) }));
  return JSON.stringify({ sources, rivalries }, undefined, 2);
}

function asText([headings, ...rows]: readonly (readonly string[])[], rivalries: readonly Rivalry[]): string {
  const table = textTable(headings, rows);
  if (rivalries.length === 0) return table;
  return `${table}\n\nContradictions, with both figures kept on record:\n${rivalries.map(describeRivalry).join('\n')}`;
}

/** The figures and settings that a file takes from sources; all figures where no file is named. */
function citedBy(
  file: string | undefined,
  evidence: Evidence,
  terminal: Terminal,
  color: boolean | undefined,
): {
  settings: ReadonlyMap<string, string[]>;
  figures: readonly PublishedFigure[];
  own: readonly PublishedSource[];
} {
  if (file === undefined) return { settings: new Map(), figures: evidence.figures, own: [] };
  if (
    shippedStudyNames(shippedFolder(terminal)).includes(file) ||
    isPublishedStudyFile(resolve(terminal.folder, file))
  ) {
    const [{ study }] = readGoodPublishedStudies([file], terminal).studies;
    const named = [
      ...study.series.flatMap(({ compared }) => compared.map(({ figure }) => figure)),
      ...study.notCompared.map(({ figure }) => figure),
      ...study.choices.map(({ over }) => over),
    ];
    return {
      settings: new Map(),
      figures: evidence.figures.filter((figure) => named.some((each) => each.line === figure.line)),
      own: [],
    };
  }
  const [{ scenario }] = readGoodScenarios([file], terminal, color === undefined ? {} : { color });
  const settings = new Map<string, string[]>();
  const own = new Map(scenario.assumptions.flatMap(({ ownSources = {} }) => Object.entries(ownSources)));
  for (const { setting, source } of scenario.assumptions) {
    for (const id of source.split(/, */).filter((each) => each !== ''))
      settings.set(id, [...new Set([...(settings.get(id) ?? []), setting])]);
  }
  return {
    settings,
    figures: [],
    // What a file gives in words is in no register: its words are all that is known of it.
    own: [...own].map(([id, title]) => ({ id, title, publisher: 'own source', date: '' })),
  };
}

/** Whether a file is a study and not a scenario: only a study has scenarios. */
const isPublishedStudyFile = (path: string): boolean =>
  existsSync(path) && /^scenarios:/m.test(readFileSync(path, 'utf8'));

/** What the shipped studies have decided where figures do not agree. */
function choicesOf(terminal: Terminal): (FigureChoice & { readonly study: string })[] {
  return readGoodPublishedStudies([], terminal).studies.flatMap(({ study }) =>
    study.choices.map((choice) => ({ ...choice, study: study.id })),
  );
}

function rivalriesOf(
  figures: readonly PublishedFigure[],
  evidence: Evidence,
  choices: readonly (FigureChoice & { readonly study: string })[],
): Rivalry[] {
  return figures.flatMap((figure) =>
    rivalsOf(figure, evidence.figures).flatMap((other): Rivalry[] => {
      const supersedes = figure.supersedes.includes(other.id ?? '');
      if (!supersedes && !figure.conflictsWith.includes(other.id ?? '')) return []; // the other one says it
      const both = [nameOfFigure(figure), nameOfFigure(other)];
      const chosen = choices.filter(
        ({ use, over }) => both.includes(nameOfFigure(use)) && both.includes(nameOfFigure(over)),
      );
      return [
        {
          figure: describeFigure(figure),
          sources: figure.sources,
          stands: supersedes ? 'supersedes' : 'conflicts with',
          other: describeFigure(other),
          otherSources: other.sources,
          chosen: chosen.map(({ study, use, because }) => ({ study, use: nameOfFigure(use), because })),
        },
      ];
    }),
  );
}

/** `workload-2023 (1.2 share of capacity)` */
function describeFigure(figure: PublishedFigure): string {
  const { value, unit } = figure;
  const number = Array.isArray(value)
    ? value.join(' to ')
    : typeof value === 'object'
      ? Object.entries(value)
          .map(([name, each]) => `${name} ${each}`)
          .join(', ')
      : String(value);
  return `${nameOfFigure(figure)} (${number} ${unit})`;
}

const describeRivalry = ({ figure, sources, stands, other, otherSources, chosen }: Rivalry): string =>
  [
    `  ${figure}, ${sources.join(' and ')}, ${stands} ${other}, ${otherSources.join(' and ')}.`,
    ...chosen.map(({ study, use, because }) => `    ${study} uses ${use}: ${because}`),
  ].join('\n');

function rowsOf(cited: readonly CitedSource[], forFile: boolean): string[][] {
  const headings = ['id', 'title', 'publisher', 'date', 'address', forFile ? 'cited for' : 'figures'];
  const use = ({ settings, figures }: CitedSource): string =>
    forFile ? [...settings, ...new Set(figures.map(({ metric }) => metric))].join(' ') : String(figures.length);
  return [
    headings,
    ...cited.map((each) => [
      each.id,
      escapeFormula(each.title),
      escapeFormula(each.publisher),
      each.date,
      each.address ?? '',
      use(each),
    ]),
  ];
}
