import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ReplicationResult, ServiceInput } from '../../src/model/index.ts';
import { findChanges } from '../../src/experiment/index.ts';
import { loops, metricIndex, metrics, simulateService } from '../../src/model/index.ts';
import type { Scenario } from '../../src/scenario/index.ts';
import { describeProblems, readScenario, scenarioSchema, slug } from '../../src/scenario/index.ts';

const root = new URL('../../', import.meta.url);

function textOf(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, root), 'utf8');
  } catch {
    return undefined;
  }
}

const entriesOf = (folder: string) => readdirSync(new URL(folder, root), { withFileTypes: true });
const shipped = ['scenarios/', 'scenarios/act/', 'scenarios/published/'].flatMap((folder) =>
  entriesOf(folder)
    .filter((entry) => entry.isFile())
    .map((entry) => folder + entry.name),
);
/** The baseline of the past, which all others extend in the end. */
const oldest = 'scenarios/published/baseline-2021.yaml';
const extending = shipped.filter((path) => path !== oldest);

const scenarios = new Map<string, Scenario>();

/** A scenario that must be good, read once. */
function goodScenario(path: string): Scenario {
  const reading = scenarios.has(path) ? undefined : readScenario(path, textOf);
  if (reading?.ok === false) throw new Error(describeProblems(path, reading.problems));
  if (reading !== undefined) scenarios.set(path, reading.scenario);
  return scenarios.get(path)!;
}

/** The file that a scenario extends. */
const parentOf = (path: string): string => goodScenario(path).files.at(-2)!;

/** The share of the service that is simulated here; more of it where what a scenario changes is rare. */
const leastShare = 0.015;
const shareFor = (path: string): number => (path.endsWith('no-promotion-from-newly-qualified.yaml') ? 0.1 : leastShare);

/** The whole service at a small share of its size, with one unit to a region; a scenario of one unit as it is. */
function small(scenario: Scenario, share: number): ServiceInput {
  const input = structuredClone({
    start: scenario.start,
    years: scenario.years,
    parameters: scenario.parameters,
    changes: scenario.changes,
  });
  const { organisation } = input.parameters;
  const regions = Object.keys(organisation.delivery_units);
  if (regions.length === 1) return input;
  organisation.share_of_service = share;
  organisation.delivery_units = Object.fromEntries(regions.map((region) => [region, 1]));
  return input;
}

const results = new Map<string, ReplicationResult>();

/** Years that a scenario is run for here: a long one no longer than it takes to see what it does. */
const yearsOf = (path: string): number =>
  Math.min(goodScenario(path).years, process.env.PROCAP_LONG === undefined ? 3 : Infinity);

/** One replication of a scenario, made small; for as long as another one runs, if that is named. */
function runOf(path: string, years: number = yearsOf(path), share = leastShare): ReplicationResult {
  const key = `${path} ${years} ${share}`;
  const result =
    results.get(key) ?? simulateService({ ...small(goodScenario(path), share), years }, 1, 1, { checkBalance: true });
  results.set(key, result);
  return result;
}

/** All figures of the service at a month end. */
function figuresAt({ values, areas }: ReplicationResult, month: number): number[] {
  const from = month * areas.length * metrics.length;
  return [...values.subarray(from, from + metrics.length)];
}

const sameFigures = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((each, index) => Object.is(each, b[index]));

describe('the scenarios that are shipped', () => {
  test('are the only files in their folders', () => {
    expect(shipped.filter((path) => !path.endsWith('.yaml'))).toEqual([]);
  });

  test('have the baseline of now and that of the past, and nothing else that a name could be taken for', () => {
    expect(shipped.filter((path) => /baseline|england/i.test(path))).toEqual(['scenarios/baseline.yaml', oldest]);
  });

  test.each(shipped)('%s has a name that is its file name, a question, and what to look for', (path) => {
    const { name, question, description } = goodScenario(path);
    expect(`${slug(name)}.yaml`).toBe(path.split('/').at(-1));
    expect(question).toMatch(/\?$/);
    expect(description).toMatch(/\.$/);
  });

  test.each(shipped)('%s runs to its end, and its books balance every month', (path) => {
    const { dates, values, areas } = runOf(path);
    expect(dates).toHaveLength(yearsOf(path) * 12);
    const caseloads = dates.map(
      (_, month) => values[month * areas.length * metrics.length + metricIndex['caseload.all']],
    );
    expect(Math.min(...caseloads)).toBeGreaterThan(1000);
  });

  test.each(extending.filter((path) => goodScenario(path).start === goodScenario(parentOf(path)).start))(
    '%s is what it extends until its first change, and something else after it',
    (path) => {
      const { files, changeLog, start } = goodScenario(path);
      const own = changeLog.filter((change) => change.file === files.at(-1)).map((change) => change.date ?? start);
      expect(own).not.toEqual([]);
      const first = own.sort()[0];
      const result = runOf(path, yearsOf(path), shareFor(path));
      const before = runOf(parentOf(path), yearsOf(path), shareFor(path));
      const unchanged = result.dates.filter((date) => date < first).length;
      for (let month = 0; month < unchanged; month++)
        expect(figuresAt(result, month)).toEqual(figuresAt(before, month));
      const moved = result.dates.filter((_, month) => !sameFigures(figuresAt(result, month), figuresAt(before, month)));
      expect(moved).not.toEqual([]);
    },
  );

  test.each(loops)(
    'the loop $name has a scenario that cuts it, or switches it on where it is off, and changes nothing else',
    ({ name }) => {
      const busy = goodScenario('scenarios/busy-unit.yaml');
      const isOff = busy.parameters.loops[name] === 0;
      const { parameters, changes } = goodScenario(
        `scenarios/busy-unit-${isOff ? 'with' : 'without'}-${name.replaceAll('_', '-')}.yaml`,
      );
      expect(parameters.loops[name] === 0).toBe(!isOff);
      expect({ ...parameters, loops: { ...parameters.loops, [name]: busy.parameters.loops[name] } }).toEqual(
        busy.parameters,
      );
      expect(changes).toEqual(busy.changes);
    },
  );

  test.each(shipped.filter((path) => path.includes('/published/')))(
    '%s has no change that the run ends before',
    (path) => {
      expect(readScenario(path, textOf)).toMatchObject({ ok: true, notes: [] });
    },
  );
});

describe('the measures of the Sentencing Act', () => {
  const baseline = goodScenario('scenarios/baseline.yaml');
  const without = goodScenario('scenarios/without-the-act.yaml');
  /** What a file itself changes: setting, date and value. */
  const ownChanges = (path: string) =>
    goodScenario(path)
      .changeLog.filter((change) => change.file === path)
      .map(({ setting, date, to }) => ({ setting, date, to }));
  const measures = shipped.filter((path) => path.startsWith('scenarios/act/'));

  test('stand in the baseline, as each stands in a scenario of its own, and nowhere twice', () => {
    const own = measures.flatMap(ownChanges);
    const inBaseline = ownChanges('scenarios/baseline.yaml');
    expect(measures).toHaveLength(7);
    expect(inBaseline).toEqual(expect.arrayContaining(own));
    expect(new Set(own.map(({ setting }) => setting)).size).toBe(own.length);
  });

  test('are all left out of the scenario without the Act, which changes nothing else', () => {
    const left = ownChanges('scenarios/without-the-act.yaml');
    const key = ({ setting, date }: { setting: string; date: string | undefined }) => `${setting} ${date}`;
    expect(left.map(key).sort()).toEqual(measures.flatMap(ownChanges).map(key).sort());
    expect(
      findChanges(baseline, without)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(left.map(({ setting }) => setting).sort());
    const valueAt = (setting: string) =>
      baseline.parameters[setting.split('.')[0] as 'demand'][setting.split('.')[1] as 'growth'];
    for (const { setting, to } of left) expect(to, setting).toEqual(valueAt(setting));
  });
});

interface Figure {
  readonly metric: string;
  readonly at?: string;
  readonly from?: string;
  readonly to?: string;
  readonly value: unknown;
  readonly unit: string;
  readonly source: string | readonly string[];
  readonly quality: string;
  readonly use: string;
}

describe('the evidence', () => {
  const read = (name: string): string => textOf(`scenarios/evidence/${name}`)!;
  const sources = parse(read('sources.yaml')) as Readonly<Record<string, Readonly<Record<string, string>>>>;
  const figures = parse(read('figures.yaml')) as readonly Figure[];

  test('has a title, a publisher and a date for every source, and at most an address besides', () => {
    const keys = Object.entries(sources).map(([id, source]) => [
      id,
      ...Object.keys(source).filter((key) => key !== 'address'),
    ]);
    expect(keys).toEqual(Object.keys(sources).map((id) => [id, 'title', 'publisher', 'date']));
  });

  test('has no source that nothing cites', () => {
    const texts = [read('figures.yaml'), read('operating-rules.md'), ...shipped.map((path) => textOf(path)!)].join(
      '\n',
    );
    const cited = new Set(texts.match(/[a-z][a-z0-9]*(-[a-z0-9]+)*/g));
    expect(Object.keys(sources).filter((id) => !cited.has(id))).toEqual([]);
  });

  test('has figures that are dated where they have a date, have a value, a unit, a quality and a use, and cite registered sources', () => {
    const isGood = (figure: Figure): boolean =>
      [figure.source].flat().every((id) => id in sources) &&
      ['published', 'secondary', 'derived', 'inferred'].includes(figure.quality) &&
      ['calibrate', 'target', 'context'].includes(figure.use) &&
      figure.value !== undefined &&
      figure.unit !== '' &&
      [figure.at, figure.from, figure.to].every((date) => date === undefined || /^\d{4}-\d{2}-\d{2}$/.test(date));
    expect(figures.length).toBeGreaterThan(100);
    expect(figures.filter((figure) => !isGood(figure))).toEqual([]);
  });

  test('keeps back headcounts, leaving and sickness after 31 March 2024, but for mid-2025, which nothing may be fitted to', () => {
    const late = figures.filter(
      ({ metric, at, to }) =>
        /^(staff\.(inPost|headcount)|leavingRate|sickness\.)/.test(metric) && (at ?? to ?? '') > '2024-03-31',
    );
    expect(late.map(({ metric, at, to, use }) => `${metric} ${at ?? to} ${use}`)).toEqual([
      'staff.inPost.PO 2025-06-30 target',
      'staff.inPost.PSO 2025-06-30 target',
      'staff.inPost.all 2025-06-30 target',
      'leavingRate.PO 2025-06-30 target',
      'sickness.daysPerStaffYear 2025-03-31 target',
    ]);
  });

  test('has every source that a loop of the model names, as an id or as a section of the operating rules', () => {
    const ids = loops.map((loop) => loop.source).filter((source) => !/^operating rules, section [1-6]\b/.test(source));
    expect(ids.filter((id) => !(id in sources))).toEqual([]);
  });

  test('has the form of scenario files as this version knows it: procap schema > scenarios/evidence/scenario.schema.json', () => {
    expect(JSON.parse(read('scenario.schema.json'))).toEqual(JSON.parse(JSON.stringify(scenarioSchema())));
  });
});
