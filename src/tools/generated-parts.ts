import { loops, metrics, parameterDefinitions } from '../model/index.ts';
import type { Loop, ParameterDefinition, ParameterValue } from '../model/index.ts';
import { sortByRating, ragOfQuality } from '../scenario/index.ts';
import type { Assumption, Rag, Scenario } from '../scenario/index.ts';
import type { FingerprintFigure } from '../experiment/index.ts';

/** Tables of a document, by name, that are made from the program itself, so that they cannot fall behind it. */
export type GeneratedParts = Readonly<Record<string, string>>;

/** What a study held against the model when its digest was kept. */
export interface StudyComparisons {
  readonly study: string;
  readonly held: readonly FingerprintFigure[];
}

/**
 * The parts of the model's own document: its metrics, loops and parameters, what a scenario assumes, and what the model
 * was held against.
 */
export function modelDocumentParts(scenario: Scenario, studies: readonly StudyComparisons[]): GeneratedParts {
  return {
    metrics: metricsTable(),
    loops: loopsTable(),
    parameters: parametersTables(),
    assumptions: assumptionsTables(scenario),
    held: comparisonTables(studies),
  };
}

/**
 * A document with its generated parts replaced: all text between `<!-- generated: NAME -->` and `<!-- end of NAME -->`.
 *
 * Throws an Error where the document has no markers for a part, or markers for an unknown one.
 */
export function fillGeneratedParts(document: string, parts: GeneratedParts): string {
  const placeholders = [...document.matchAll(/<!-- generated: ([\w-]+) -->/g)].map(([, name]) => name);
  for (const name of placeholders) {
    if (parts[name] === undefined)
      throw new Error(`No part is called "${name}"; there are ${Object.keys(parts).join(', ')}.`);
  }
  return Object.entries(parts).reduce((text, [name, part]) => {
    const begin = `<!-- generated: ${name} -->`;
    const end = `<!-- end of ${name} -->`;
    const from = text.indexOf(begin);
    const to = text.indexOf(end, from);
    if (from < 0 || to < 0)
      throw new Error(`The part "${name}" has no place: write "${begin}" and, on a line below it, "${end}".`);
    return `${text.slice(0, from + begin.length)}\n\n${part}\n\n${text.slice(to)}`;
  }, document);
}

const metricsTable = (): string =>
  markdownTable(
    ['metric', 'what it is', 'unit', 'counted', 'exactly'],
    metrics.map(({ name, label, unit, counting, about }) => [code(name), label, unit, counting, about]),
  );

const loopsTable = (): string =>
  markdownTable(
    ['loop', 'title', 'kind', 'what acts on what', 'what the multiplier acts on', 'effect of the loop', 'source'],
    loops.map((loop) => [
      code(loop.name),
      loop.title,
      loop.kind,
      causalChain(loop),
      loop.actsOn,
      `${code(loop.moves.metric)} goes ${loop.moves.direction}`,
      loop.source,
    ]),
  );

/** The variables of a loop in order, each with its effect on the next; the first is repeated at the end. */
function causalChain({ variables: links, isClosed }: Loop): string {
  const variables = links
    .map(({ variable, effectOnNext }, index) =>
      index === links.length - 1 && !isClosed ? variable : `${variable} →${effectOnNext === '-' ? '−' : '+'} `,
    )
    .join('');
  return isClosed ? `${variables}${links[0].variable}` : `${variables} (does not close)`;
}

const parametersTables = (): string =>
  Object.entries(parameterDefinitions)
    .map(([chapter, definitions]) => {
      const rows = Object.entries<ParameterDefinition>(definitions).map(([name, definition]) => [
        code(`${chapter}.${name}`),
        unitOf(definition),
        limitsOf(definition),
        definition.about,
      ]);
      return `### Chapter ${code(chapter)}\n\n${markdownTable(['setting', 'unit', 'allowed', 'what it is'], rows)}`;
    })
    .join('\n\n');

const unitOf = (definition: ParameterDefinition): string => ('unit' in definition ? definition.unit : '');

function limitsOf(definition: ParameterDefinition): string {
  switch (definition.kind) {
    case 'number':
      return (
        `${formatNumber(definition.least)} to ` +
        `${formatNumber(definition.most)}${definition.whole === true ? ', whole' : ''}`
      );
    case 'numbers':
      return (
        `${formatNumber(definition.least)} to ${formatNumber(definition.most)}, for each ` +
        `${definition.names === undefined ? 'region' : `of ${formatNames(definition.names)}`}`
      );
    case 'shares':
      return `shares of ${formatNames(definition.names)} that add up to 1`;
    case 'switch':
      return 'on or off';
    case 'choice':
      return definition.options.join(' or ');
  }
}

/** Long lists of names, such as the months, by their ends. */
const formatNames = (names: readonly string[]): string =>
  names.length > 6 ? `${names[0]} to ${names[names.length - 1]}` : names.join(', ');

const evidenceByRag: Readonly<Record<Rag, string>> = { green: 'good', amber: 'fair', red: 'weak' };
const qualitiesOf = (rag: Rag): string =>
  Object.entries(ragOfQuality)
    .filter(([, colour]) => colour === rag)
    .map(([quality]) => quality)
    .join(', ');
const bands = ['low', 'medium', 'high', 'not known'] as const;

function assumptionsTables({ name, assumptions }: Scenario): string {
  const rags = Object.keys(evidenceByRag) as Rag[];
  const bandOf = ({ impact }: Assumption): (typeof bands)[number] => impact?.band ?? 'not known';
  const counts = rags.map((rag) => {
    const ofQuality = assumptions.filter(({ qualityRag }) => qualityRag === rag);
    return [
      `${evidenceByRag[rag]}: ${qualitiesOf(rag)}`,
      ...bands.map((band) => String(ofQuality.filter((each) => bandOf(each) === band).length)),
      String(ofQuality.length),
    ];
  });
  const ratings = (['red', 'amber', 'green'] as const).map(
    (rating) => `${rating} ${assumptions.filter(({ rag }) => rag === rating).length}`,
  );
  const weak = sortByRating(assumptions).filter(({ qualityRag }) => qualityRag === 'red');
  const rows = weak.map((each) => [
    each.rag,
    code(each.setting),
    each.from ?? 'start',
    formatValue(each),
    formatPlausibleRange(each),
    each.quality,
    formatImpact(each),
    each.note ?? each.because ?? '',
  ]);
  return [
    `The scenario \`${name}\` has ${assumptions.length} values, including those of dated changes. By quality of ` +
      'evidence and impact:',
    markdownTable(['evidence', ...bands.map((band) => `impact ${band}`), 'all'], counts),
    `Rated ${ratings.join(', ')}. Those with weak evidence:`,
    markdownTable(['rating', 'setting', 'from', 'value', 'plausible', 'quality', 'impact', 'why'], rows),
  ].join('\n\n');
}

/** Every test, passed or failed; and of the figures that settings may be chosen by, those that are missed. */
function comparisonTables(studies: readonly StudyComparisons[]): string {
  const all = studies.flatMap(({ study, held }) =>
    held.filter(({ finding }) => finding !== 'not scored').map((each) => ({ study, ...each })),
  );
  const isMet = ({ finding }: FingerprintFigure): boolean => finding === 'inside' || finding === 'same direction';
  const tests = all.filter(({ role }) => role === 'test');
  const free = all.filter(({ role }) => role === 'calibrated on');
  const failed = tests.filter((each) => !isMet(each));
  const missed = free.filter((each) => !isMet(each));
  const headings = ['study', 'figure', 'until', 'published', 'simulated', '95% range of one replication', 'off by'];
  const row = ({
    study,
    series,
    scenario,
    day,
    unit,
    published: [low, high],
    simulated,
    range,
  }: (typeof all)[number]): string[] => {
    const digits = Math.abs(simulated) < 100 ? 1 : 0;
    const shown = (value: number): string => formatNumber(Number(value.toFixed(digits)));
    const ends = low === high ? shown(low) : `${shown(low)} to ${shown(high)}`;
    const nearest = Math.min(high, Math.max(low, simulated));
    const off =
      nearest === 0
        ? ''
        : `${simulated < nearest ? '−' : '+'}${Math.abs((100 * (simulated - nearest)) / nearest).toFixed(0)}%`;
    return [
      `${study}: ${scenario}`,
      series,
      day,
      `${ends} ${unit}`,
      shown(simulated),
      range.map(shown).join(' to '),
      off,
    ];
  };
  return [
    `${tests.length - failed.length} of ${tests.length} tests passed. The ${failed.length} that failed:`,
    markdownTable(headings, failed.map(row)),
    'The tests that passed:',
    markdownTable(headings, tests.filter(isMet).map(row)),
    `Of ${free.length} figures that settings may be calibrated on, ${missed.length} are missed:`,
    markdownTable(headings, missed.map(row)),
  ].join('\n\n');
}

const formatImpact = ({ impact }: Assumption): string =>
  impact === undefined
    ? 'not known'
    : impact.measure === undefined
      ? 'none'
      : `${code(impact.measure)} ${impact.change < 0 ? '−' : '+'}${Math.abs(impact.change).toFixed(1)}%`;

function formatValue({ value, unit }: Assumption): string {
  const words =
    typeof value === 'object'
      ? Object.entries(value)
          .map(([name, each]) => `${name} ${formatNumber(each)}`)
          .join(', ')
      : formatSimpleValue(value);
  return typeof value === 'boolean' || typeof value === 'string' ? words : `${words} (${unit})`;
}

const formatSimpleValue = (value: Exclude<ParameterValue, object>): string =>
  typeof value === 'number' ? formatNumber(value) : typeof value === 'boolean' ? (value ? 'on' : 'off') : value;

/** Of several numbers or shares, the range is a factor on all of them. */
function formatPlausibleRange({ value, plausible }: Assumption): string {
  if (plausible === undefined) return '';
  return `${typeof value === 'object' ? '× ' : ''}${formatNumber(plausible[0])} to ${formatNumber(plausible[1])}`;
}

/** A number in plain digits, with a comma between thousands. */
function formatNumber(value: number): string {
  const [whole, decimals] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

const code = (text: string): string => `\`${text}\``;

function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}
