import { describe, expect, it } from 'vitest';
import { RandomStreams } from '../../../src/engine/index.ts';
import {
  boxCsv,
  densityOf,
  discover,
  judgedPointsCsv,
  readFailure,
  resamples,
  sobolPoints,
  trajectoryCsv,
} from '../../../src/experiment/index.ts';
import type { SweepResult } from '../../../src/experiment/index.ts';
import { readSweepStudy } from '../../../src/scenario/index.ts';
import type { SweepStudy } from '../../../src/scenario/index.ts';
import { anyBaseline } from '../../cli/fakes.ts';

const study = ((): SweepStudy => {
  const files: Record<string, string> = {
    'baseline.yaml': anyBaseline('Base', '{ start: 2021-07-01, years: 0.25, replications: 1, seed: 7 }'),
    'study.yaml': `name: A study
scenario: baseline.yaml
parameters:
  - { setting: allocation.most_ceiling, from: 1, to: 2 }
  - { setting: allocation.administrative_delay, from: 0, to: 5 }
  - { setting: work.weight_scale, from: 0.5, to: 1.5 }
  - { setting: work.grace, from: 1, to: 4 }
measures: [unallocated.all@mean]
`,
  };
  const reading = readSweepStudy('study.yaml', (path) => files[path]);
  if (!reading.ok) throw new Error(reading.problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return reading.study;
})();

const failure = (text: string) => {
  const reading = readFailure(text);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.criterion;
};
const criteria = [failure('unallocated.all@mean>100')];

/** A sweep whose measure is 110 with a probability, and 90 else; the settings lie from 0 to 1, the last from 1 to 4. */
function sweepOf(count: number, probability: (levels: readonly number[]) => number, seed = 1): SweepResult {
  const stream = new RandomStreams(seed, 0).stream('failures');
  const shift = [0, 1, 2, 3].map((index) => stream.uniform(1, index));
  const points = sobolPoints(4, count, { shift }).map(([a, b, c, d]) => [a, b, c, 1 + Math.floor(4 * d)]);
  const measured = points.map((levels, at) => [[stream.uniform(0, at) < probability(levels) ? 110 : 90]]);
  return { study: { ...study, seed }, measures: [criteria[0].measure], points, measured };
}

/** Where it fails: the first setting is high and the last is 3 or 4. */
const planted = ([a, , , d]: readonly number[]): number => (a >= 0.6 && d >= 3 ? 0.9 : 0.05);

describe('Scenario discovery', () => {
  it('finds a planted box in noise, its settings and no others, and the other half confirms it', () => {
    const result = discover({ sweep: sweepOf(512, planted), criteria });
    expect(result.verdict).toBe('box');
    const { limits, judged, pValue } = result.box!;
    expect(limits.map(({ setting, end }) => `${setting} ${end}`).sort()).toEqual(['0 least', '3 least']);
    const level = (setting: number): number => limits.find((each) => each.setting === setting)!.level;
    expect(level(0)).toBeGreaterThan(0.55);
    expect(level(0)).toBeLessThan(0.65);
    expect(level(3)).toBe(3);
    expect(densityOf(judged)).toBeGreaterThan(0.75);
    expect(pValue).toBeLessThan(1e-6);
    for (const { reproduced } of limits) expect(reproduced).toBeGreaterThanOrEqual(0.9 * resamples);
  });

  it('judges on points on which it did not look: half of those that fail and half of the others', () => {
    const result = discover({ sweep: sweepOf(512, planted), criteria });
    const failing = (half: string) => result.points.filter((each) => each.half === half && each.fails).length;
    expect(Math.abs(failing('found on') - failing('judged on'))).toBeLessThanOrEqual(1);
    const { found, judged } = result.box!;
    expect(found.points + judged.points).toBe(512);
    expect(judged.failing).toBe(failing('judged on'));
    expect(discover({ sweep: sweepOf(512, planted), criteria })).toEqual(result);
  });

  it('of failures that have nothing to do with the settings claims a box in about one study of twenty at most', () => {
    const claims = Array.from({ length: 60 }, (_, index) =>
      discover({ sweep: sweepOf(64, () => 0.4, index + 1), criteria }),
    ).filter(({ verdict }) => verdict === 'box').length;
    expect(claims).toBeLessThanOrEqual(7); // 3 expected at most; 8 or more have a probability of 0.01
  });

  it('finds no box where all points fail, none, or too few, and says which', () => {
    const verdictOf = (probability: number): string =>
      discover({ sweep: sweepOf(64, () => probability), criteria }).verdict;
    expect(verdictOf(0)).toBe('none fails');
    expect(verdictOf(1)).toBe('all fail');
    const nine = discover({ sweep: sweepOf(64, ([a]) => (a >= 55 / 64 ? 1 : 0)), criteria });
    expect(nine).toMatchObject({ verdict: 'too few', trajectory: [] });
    expect(nine.box).toBeUndefined();
  });

  it('finds a box of the density that is asked for, or says that there is none', () => {
    const sweep = sweepOf(512, ([a]) => 0.2 + 0.5 * a);
    const dense = discover({ sweep, criteria, leastDensity: 0.6 });
    expect(densityOf(dense.box!.found)).toBeGreaterThanOrEqual(0.6);
    expect(discover({ sweep, criteria, leastDensity: 0.99 }).verdict).toBe('not dense enough');
  });

  it('leaves out points without a value, and tells which could be judged otherwise', () => {
    const sweep = sweepOf(64, planted);
    const measured = sweep.measured.map((_, at) => (at === 0 ? [[NaN]] : at === 1 ? [[60], [150]] : [[90], [90]]));
    const { points, unjudged } = discover({ sweep: { ...sweep, measured }, criteria });
    expect(unjudged).toBe(1);
    expect(points).toHaveLength(63);
    expect(points.filter(({ isUncertain }) => isUncertain)).toMatchObject([{ point: 2, fails: true }]);
  });

  it('writes its points, its box and its trajectory', () => {
    const result = discover({ sweep: sweepOf(512, planted), criteria });
    const [header, first] = judgedPointsCsv(result).split('\n');
    expect(header).toMatch(
      /^point,allocation.most_ceiling,.*,unallocated.all@mean,.* lo95,.* hi95,fails,near_limit,half,in_box$/,
    );
    expect(first.split(',')).toHaveLength(header.split(',').length);
    expect(boxCsv(result)).toMatch(/^setting,unit,end,.*\n(allocation.most_ceiling|work.grace),[^\n]*,at least,/);
    expect(trajectoryCsv(result).split('\n')).toHaveLength(result.trajectory.length + 2);
  });
});

describe('What a failure is', () => {
  it('is read as a threshold the other way round', () => {
    expect(failure('staff.inPost.PO<50@2024-06')).toMatchObject({
      measure: { metric: 'staff.inPost.PO', when: '2024-06' },
      limit: { atLeast: 50 },
    });
    expect(failure('unallocated.all>20/region:Wales')).toMatchObject({ limit: { atMost: 20, scope: 'region:Wales' } });
  });

  it.each(['unallocated.all>=20', 'unallocated.all', 'unallocated.all>many'])('is not %s', (text) => {
    expect(readFailure(text)).toMatchObject({ ok: false, problem: expect.stringContaining('Write a metric, > or <') });
  });
});
