import { stringify } from 'yaml';
import { areaLines, columnsOf, ownTables, seriesTable } from './lines.ts';
import type { AreaLine } from './lines.ts';
import { monthEndsFrom } from './series.ts';

/** What a new scenario is about; what is absent stays empty in the file. */
export interface NewArea {
  readonly name: string;
  readonly question: string;
  readonly lines: { readonly [Line in AreaLine]?: string | number };
  /** The first day of the run, after which a series begins; without it the file has no lines for one. */
  readonly start?: string;
}

/** One change that a plan might make, to be taken out of its comment. */
export interface ExampleChange {
  readonly setting: string;
  readonly from: string;
  readonly value: unknown;
  readonly unit: string;
  readonly plausible: readonly [number, number];
  /** What the setting is. */
  readonly about: string;
}

const widest = 110;

/** A scenario of an area to fill in, as text: every line with what it is, and nothing filled in but what is known. */
export function newAreaText({ name, question, lines, start }: NewArea, file: string, baseline: string): string {
  const area = areaLines.flatMap(({ key, label, about }) => [
    ...comment(2, `${label}. ${about}`),
    lineOf(2, key, lines[key]),
  ]);
  const tables = ownTables.flatMap((table) => [
    '',
    ...comment(2, `${table.title}. ${table.about}`),
    `  ${table.key}:`,
    ...table.rows.flatMap((row) => {
      const columns = columnsOf(table, row);
      const words = comment(4, `${row.label}: ${row.about}`);
      if (columns.length === 1) return [...words, `    ${row.key}:`];
      const widestKey = Math.max(...columns.map(({ key }) => key.length));
      const named = columns.map(
        (column) => `      ${`${column.key}:`.padEnd(widestKey + 1)} # ${column.label}; ${column.limits.unit}`,
      );
      return [
        ...words,
        `    ${row.key}:`,
        ...named,
        '      source:'.padEnd(widestKey + 7) + ' # If another than above',
      ];
    }),
  ]);
  return [
    ...comment(
      0,
      `A scenario to fill in. Write each figure after its colon, in plain digits: 1500 and 0.15, not 1,500 and 15%.`,
    ),
    ...comment(
      0,
      'What stays empty is taken from the national baseline, as the share of your area. You may take lines out.',
    ),
    `# procap check ${file}    lists every problem, and where each figure comes from`,
    `# procap run ${file}      simulates it`,
    '',
    lineOf(0, 'name', name),
    lineOf(0, 'question', question),
    lineOf(0, 'extends', baseline),
    '',
    'own_figures:',
    ...area,
    ...tables,
    ...(start === undefined ? [] : seriesLines(start)),
    '',
    ...comment(0, 'Plans go into a file of their own, to be compared with this one:'),
    `# procap new plan.yaml --plan --extends ${file}`,
    '',
  ].join('\n');
}

/** Lines that show how a series is written, each in a comment until its hash is taken out. */
function seriesLines(start: string): string[] {
  const keys = seriesTable.columns.map(({ key }) => key);
  return [
    '',
    ...comment(2, `${seriesTable.title}. ${seriesTable.about} Take the hash (#) from "series:" and from your months.`),
    ...seriesTable.columns.flatMap(({ key, label, about, limits }) =>
      comment(2, `${key}: ${label}; ${limits.unit}. ${about}`),
    ),
    `  #${seriesTable.key}:`,
    ...monthEndsFrom(start, 3).map((day) => `  #  ${day}: { ${keys.map((key) => `${key}: `).join(', ')}}`),
  ];
}

/** A plan to fill in, as text: changes of what another file has, each in a comment until its hash is taken out. */
export function newPlanText(
  { name, question }: Pick<NewArea, 'name' | 'question'>,
  file: string,
  baseline: string,
  examples: readonly ExampleChange[],
): string {
  const changes = examples.flatMap(({ setting, from, value, unit, plausible, about }) => [
    ...comment(2, about),
    `#  - setting: ${setting}`,
    `#    from: ${from}`,
    `#    to: { value: ${flow(value)}, unit: ${unit}, quality: assumed, plausible: ${flow(plausible)} }`,
    '#    because: The question.',
    '',
  ]);
  return [
    ...comment(
      0,
      `A plan to fill in: what it changes, from which day, and why. Everything else stays as in ${baseline}.`,
    ),
    ...comment(
      0,
      'Take the hash (#) from "changes:" and from the lines that you want, and put in your own figures and reasons.',
    ),
    ...comment(
      0,
      'In place of "value: 150" you may write "add: 50" or "times: 0.9"; beside "from", "until: 2029-04-01" ends a change and "over: 12 months" brings it in step by step.',
    ),
    '# procap assumptions FILE    lists every setting that can be changed, with its value and unit',
    `# procap check ${file}    lists every problem`,
    `# procap compare ${baseline} ${file}    simulates both, and how they differ`,
    '',
    lineOf(0, 'name', name),
    lineOf(0, 'question', question),
    lineOf(0, 'extends', baseline),
    '',
    '#changes:',
    ...changes,
  ].join('\n');
}

const flow = (value: unknown): string => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();

const lineOf = (indent: number, key: string, value?: string | number): string =>
  `${' '.repeat(indent)}${key}:${value === undefined ? '' : ` ${stringify(value, { lineWidth: 0 }).trim()}`}`;

/** A text as comments, broken between words. */
function comment(indent: number, text: string): string[] {
  const lines: string[] = [];
  let line = `${' '.repeat(indent)}#`;
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > widest) {
      lines.push(line);
      line = `${' '.repeat(indent)}#`;
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
