import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { drawRunner, impactCsv, impactsOf, readMeasure, candidateLevels } from '../experiment/index.ts';
import type { DatedImpact, Measure, CandidateLevel } from '../experiment/index.ts';
import type { ParameterValue } from '../model/index.ts';
import type { Assumption, Scenario, SweepStudy } from '../scenario/index.ts';
import { formatDuration } from '../cli/execution/progress.ts';
import { readGoodScenarios } from '../cli/input/scenario-files.ts';
import { readGoodStudy } from '../cli/input/study-files.ts';
import { processTerminal } from '../cli/terminal.ts';
import { threadPool } from '../cli/execution/threads.ts';
import { builtWorker } from './built-worker.ts';

// `npm run impact`: moves every uncertain setting of the baseline to its other levels, one at a time, and rewrites
// the list of impacts; then the levels that only the baseline of 2021 has, on that one. It takes about three quarters
// of an hour on two cores. `npm run impact -- --workers 1` leaves one of them free, and gives the same;
// `--replications 2` is for a first look. `--only staff.placement` tries that setting alone and leaves the rows of the
// others as they are, which is right where the results of the baseline have not moved.

const { values: asked } = parseArgs({
  options: {
    workers: { type: 'string', default: String(availableParallelism()) },
    replications: { type: 'string' },
    only: { type: 'string', multiple: true },
  },
});
const { only } = asked;
const workers = Number(asked.workers);
const terminal = { ...processTerminal(), folder: resolve(import.meta.dirname, '../..') };
const list = 'scenarios/evidence/impact.csv';
const study = (name: string): SweepStudy =>
  readGoodStudy(
    `scenarios/studies/${name}.yaml`,
    terminal,
    asked.replications === undefined ? {} : { replications: Number(asked.replications) },
  ).study;
const scenarioOf = (path: string, years?: number): Scenario =>
  readGoodScenarios([path], terminal, years === undefined ? {} : { years })[0].scenario;
const baseline = () => scenarioOf('scenarios/baseline.yaml');

/** What is tried of a scenario, and how often. */
interface ImpactPart {
  readonly scenario: Scenario;
  readonly seed: number;
  /** Of each level. */
  readonly each: number;
  readonly tried: readonly CandidateLevel[];
  /** Of all levels, and of the scenario as it stands. */
  readonly replications: number;
  /** Simulated years times the size of the service. */
  readonly cost: number;
}

/** What the study says, of its own scenario or of another one. */
function partOf(
  { seed, replications: each, ...ofStudy }: SweepStudy,
  isItsOwn: (level: CandidateLevel) => boolean,
  scenario: Scenario = ofStudy.scenario,
): ImpactPart {
  const tried = candidateLevels(scenario).filter(
    (level) => isItsOwn(level) && (only === undefined || only.includes(level.setting)),
  );
  const replications = tried.length === 0 ? 0 : (1 + tried.length) * each;
  return {
    scenario,
    seed,
    each,
    tried,
    replications,
    cost: replications * scenario.years * scenario.parameters.organisation.share_of_service,
  };
}

const wholeServiceStudy = study('impact-of-places');
const smallServiceStudy = study('impact');
/** Choices that a small service cannot show. They cannot stand in a study, which varies numbers. */
const wholeServiceChoices: readonly string[] = ['staff.placement'];
const isInWholeServiceStudy = (setting: string): boolean =>
  wholeServiceChoices.includes(setting) || wholeServiceStudy.factors.some(({ factor }) => factor.setting === setting);
/** The baseline of 2021, and its small service, for the levels that the baseline does not have. */
const past = {
  whole: scenarioOf('scenarios/published/baseline-2021.yaml', wholeServiceStudy.scenario.years),
  small: scenarioOf('scenarios/studies/small-service.yaml', smallServiceStudy.scenario.years),
};
const present = candidateLevels(baseline());
const isOfThePast = ({ setting, level }: CandidateLevel): boolean =>
  !present.some((each) => each.setting === setting && each.level === level);
const parts = [
  partOf(wholeServiceStudy, ({ setting }) => isInWholeServiceStudy(setting)),
  partOf(smallServiceStudy, ({ setting }) => !isInWholeServiceStudy(setting)),
  partOf(wholeServiceStudy, (each) => isOfThePast(each) && isInWholeServiceStudy(each.setting), past.whole),
  partOf(smallServiceStudy, (each) => isOfThePast(each) && !isInWholeServiceStudy(each.setting), past.small),
];
const levels = [...present, ...candidateLevels(past.whole)];
const settings = [...new Set(levels.map(({ setting }) => setting))];
const unknown = (only ?? []).filter((setting) => !settings.includes(setting));
if (unknown.length > 0) throw new Error(`The baseline has nothing else to try for ${unknown.join(', ')}.`);
const asTried = settings.filter((setting) => only?.includes(setting) ?? true);
const missing = asTried.filter((setting) => !parts.some(({ tried }) => tried.some((each) => each.setting === setting)));
if (missing.length > 0)
  throw new Error(
    `The small service cannot show what ${missing.join(', ')} does. Name it in ` +
      'scenarios/studies/impact-of-places.yaml.',
  );

const began = performance.now();
let lastReport = began;
const total = parts.reduce((sum, { replications }) => sum + replications, 0);
terminal.err.write(
  `Settings to try: ${asTried.length}. Replications of five years: ${total}, ${parts[0].replications} of them of the ` +
    'whole service.\n',
);
const pool = threadPool({
  workers,
  names: parts.map((part) => part.scenario.name),
  signal: new AbortController().signal,
  file: builtWorker,
});
const rows = (await impactsOfParts()).sort(
  (a, b) => settings.indexOf(a.candidate.setting) - settings.indexOf(b.candidate.setting),
);
await pool.close();
const file = resolve(terminal.folder, list);
const csv = impactCsv(rows, measuresOf(wholeServiceStudy));
writeFileSync(file, only === undefined ? csv : withRowsOf(readFileSync(file, 'utf8'), csv));
terminal.out.write(
  `Wrote ${list}: settings tried: ${asTried.length}, levels: ${rows.length}, in ` +
    `${formatDuration((performance.now() - began) / 1_000)}.\n${describeRedAssumptions()}`,
);

/** The list with the rows of some settings in place of those that it had, in the order of the settings. */
function withRowsOf(whole: string, some: string): string {
  const [heading, ...rows] = whole.trimEnd().split('\n');
  const [, ...fresh] = some.trimEnd().split('\n');
  const settingOf = (row: string): string => row.slice(0, row.indexOf(','));
  const kept = rows.filter((row) => !asTried.includes(settingOf(row)));
  const ordered = [...kept, ...fresh].sort((a, b) => settings.indexOf(settingOf(a)) - settings.indexOf(settingOf(b)));
  return `${[heading, ...ordered].join('\n')}\n`;
}

/** How far it has come, twice a minute. */
function reportProgress(done: number, share: number): void {
  const now = performance.now();
  if (now - lastReport < 30_000) return;
  lastReport = now;
  terminal.err.write(
    `${done} of ${total} replications, about ${formatDuration(((now - began) / 1_000) * (1 / share - 1))} left\n`,
  );
}

async function impactsOfParts(): Promise<DatedImpact[]> {
  const found: DatedImpact[] = [];
  const wholeCost = parts.reduce((sum, { cost }) => sum + cost, 0);
  let before = { done: 0, cost: 0 };
  for (const { scenario, seed, each, tried, replications, cost } of parts.filter((part) => part.tried.length > 0)) {
    const { done, cost: spent } = before;
    const onProgress = (progress: { done: number }) =>
      reportProgress(done + progress.done, (spent + (progress.done / replications) * cost) / wholeCost);
    const run = drawRunner({
      scenario,
      measures: measuresOf(wholeServiceStudy),
      seed,
      total,
      runReplications: pool.runReplications,
      onProgress,
    });
    const numbers = Array.from({ length: each }, (_, index) => index + 1);
    const impacts = await impactsOf(tried, numbers, run);
    found.push(...impacts.map((impact) => ({ ...impact, start: scenario.start })));
    before = { done: done + replications, cost: spent + cost };
  }
  return found;
}

function measuresOf({ measures }: SweepStudy): Measure[] {
  return measures.map((text) => (readMeasure(text) as { measure: Measure }).measure);
}

/** Numbers, one or several: a study varies no switches and no choices. */
function isNumeric(value: ParameterValue): boolean {
  return typeof value !== 'boolean' && typeof value !== 'string';
}

/** The red assumptions as they now are, and which of them the studies that vary them lack: the Act has its own. */
function describeRedAssumptions(): string {
  const red = baseline().assumptions.filter(({ rag }) => rag === 'red');
  const line = ({ setting, from = 'start', quality, impact }: Assumption): string =>
    `  ${setting} (${from}): ${quality}, ` +
    `${impact?.measure === undefined ? 'impact not known' : `${impact.measure} ${impact.change}%`}\n`;
  const [varied, ofTheAct] = ['red-assumptions', 'sentencing-act'].map((name) =>
    study(name).factors.map(({ factor }) => factor.setting),
  );
  const names = [...new Set(red.map(({ setting }) => setting))];
  const canBeVaried = new Set(red.filter(({ value }) => isNumeric(value)).map(({ setting }) => setting));
  const missingNames = [...canBeVaried].filter((name) => ![...varied, ...ofTheAct].includes(name));
  const obsoleteNames = varied.filter((name) => !names.includes(name));
  const advice = [
    missingNames.length > 0 && `Add to scenarios/studies/red-assumptions.yaml: ${missingNames.join(', ')}.\n`,
    obsoleteNames.length > 0 && `No longer red, and may go from there: ${obsoleteNames.join(', ')}.\n`,
  ];
  return [
    `Red assumptions of the baseline: ${names.length}.\n`,
    ...red.map(line),
    ...advice.filter((each) => each !== false),
  ].join('');
}
