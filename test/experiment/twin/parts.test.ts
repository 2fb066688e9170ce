import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../../src/engine/index.ts';
import { hoursLeft, meanByService, shareAfter, shareProgressing } from '../../../src/experiment/twin/staff/cohorts.ts';
import type { Cohort } from '../../../src/experiment/twin/staff/cohorts.ts';
import { kernelOf, kernelOfSequence } from '../../../src/experiment/twin/numerics/kernels.ts';
import { PostsBeingFilled } from '../../../src/experiment/twin/staff/posts-being-filled.ts';
import { rootOf } from '../../../src/experiment/twin/numerics/root.ts';
import { shareOut } from '../../../src/experiment/twin/staff/work-sharing.ts';
import { fastNormalCumulative } from '../../../src/experiment/statistics/normal.ts';
import { stagesFor, Survival } from '../../../src/experiment/twin/numerics/survival.ts';
import { timeAskedByTasks, workDone } from '../../../src/experiment/twin/staff/work-done.ts';
import { addRiskChanges, riskCells } from '../../../src/experiment/twin/cases/risk.ts';
import type { Epoch } from '../../../src/model/index.ts';
import { balanceOf } from '../../../src/model/rules/risk/moves.ts';
import type { Parameters } from '../../../src/model/index.ts';
import { sum } from '../../model/worlds.ts';

const seeded = { seed: 20210701 };
const cohort = (rest: Partial<Cohort>): Cohort => ({
  grade: 0,
  fte: 1,
  service: [0, 0],
  holders: 1,
  others: 0,
  seniors: 0,
  ...rest,
});

describe('Lengths', () => {
  it('have the share of a normal distribution below a point that its quantile was made for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true }),
        (share) => Math.abs(fastNormalCumulative(normalQuantile(share)) - share) < 1e-13,
      ),
      seeded,
    );
    expect(fastNormalCumulative(0)).toBe(0.5);
  });

  it('leave, of a flow that has run for ever, what the integral of those still there says', () => {
    // Trapezoids of half a day from day 100 on, far into the tail.
    const length = new Survival(400, 0.5);
    let sum = 0;
    for (let day = 100; day < 20_000; day += 0.5) sum += (length.after(day) + length.after(day + 0.5)) / 4;
    expect(length.leftAfter(100)).toBeCloseTo(sum, 3);
    expect(length.leftAfter(0)).toBe(400);
  });

  it('of one spread 0 end all at once', () => {
    const length = new Survival(100, 0);
    expect([length.after(99.9), length.after(100), length.leftAfter(40)]).toEqual([1, 0, 60]);
  });

  it('one after the other last as long as both together', () => {
    // The sum over all readings of who is there, times the days between, is the mean of 100 + 300 days.
    const kernel = kernelOfSequence(new Survival(100, 0.5), new Survival(300, 0.4), 5, 800);
    expect(5 * kernel.reduce((sum, each) => sum + each, 0)).toBeCloseTo(400, 0);
    expect(
      5 * kernelOf((age) => new Survival(100, 0.5).after(age), 5, 800).reduce((sum, each) => sum + each, 0),
    ).toBeCloseTo(100, 1);
  });

  it('are as spread as so many stages: 1 over the square of the coefficient of variation', () => {
    expect([1, 0.7, 0.5, 0.4, 0, 2].map(stagesFor)).toEqual([1, 2, 4, 6, 30, 1]);
  });
});

describe('A root', () => {
  it('is found between two ends, and an end is given where there is none', () => {
    expect(rootOf((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 12);
    expect(rootOf((x) => x + 1, 0, 2)).toBe(0);
    expect(rootOf((x) => x - 3, 0, 2)).toBe(2);
  });
});

describe('A cohort', () => {
  it('of ten days is spread evenly over them', () => {
    expect([0, 2, 5, 10, 11].map((day) => shareAfter([0, 10], day))).toEqual([1, 0.8, 0.5, 0, 0]);
  });

  it('goes over evenly: in two steps of five days a half, then all that is left', () => {
    expect([
      shareProgressing([0, 10], 0, 5),
      shareProgressing([0, 10], 5, 10),
      shareProgressing([0, 10], -3, 0),
      shareProgressing([0, 10], -3, 1),
    ]).toEqual([0.5, 1, 0, 0.1]);
  });

  it('of a trainee has a fifth of the hours in month 3, two fifths in month 7 and three fifths in month 20', () => {
    const trainees = cohort({ grade: 3 });
    expect([3, 7, 20].map((month) => hoursLeft(trainees, month * 30.4375).toFixed(2))).toEqual([
      '0.20',
      '0.40',
      '0.60',
    ]);
  });

  it('of officers who qualified over ten months has four fifths of the hours for those of the last nine', () => {
    // Evenly over months 0 to 10, looked at in month 10: nine tenths have 80%, one tenth all: 0.9 x 0.8 + 0.1.
    expect(hoursLeft(cohort({ grade: 1, qualified: [0, 304.375] }), 304.375)).toBeCloseTo(0.82, 12);
  });

  it('leaves by the mean of the bands of service that its people are in', () => {
    // Service of one to three years, evenly: half under two years, half from two to four.
    expect(meanByService(cohort({ service: [-3 * 365.25, -365.25] }), 0, [0.9, 1.1, 5, 7])).toBeCloseTo(1, 12);
  });
});

describe('Posts being filled', () => {
  it('give back every post, after the mean time that it takes', () => {
    const posts = new PostsBeingFilled();
    posts.setUnderWay(0, 150, 0.4);
    let [filled, days] = [0, 0];
    for (let day = 0; day < 2_000; day++) {
      const starts = posts.advance(day === 0 ? 12 : 0, 1, 150);
      filled += starts;
      days += starts * (day + 0.5);
    }
    expect(filled).toBeCloseTo(12, 9);
    expect(days / filled).toBeCloseTo(150, 0);
  });

  it('found under way are filled evenly at first, at the rate at which posts had been falling vacant', () => {
    // 12 posts under way that take 150 days: 12 / 150 a day.
    const posts = new PostsBeingFilled();
    posts.setUnderWay(12, 150, 0.4);
    expect(posts.advance(0, 1, 150)).toBeCloseTo(12 / 150, 3);
  });
});

describe('Work shared out', () => {
  const allocation = { preferred_ceiling: 1.1, most_ceiling: 1.6, ceiling_half: 0.02, trainee_ceiling: 1 };
  const p = { allocation, loops: { training_drag: 0 } } as unknown as Parameters;
  const share = (work: [number, number, number], available: number[]) =>
    shareOut({ work, ofCases: sum(work), available, leftBehind: [0, 0, 0, 0] }, p, [1]);

  it('brings all grades to one load where anybody may hold what there is', () => {
    // 300 points over 200 + 100 available points.
    expect(share([50, 50, 200], [200, 0, 100, 0]).level.map((each) => each.toFixed(6))).toEqual([
      '1.000000',
      '1.000000',
      '1.000000',
      '1.000000',
    ]);
  });

  it('leaves probation officers above the others where work is reserved for them', () => {
    // 180 points for 200 of theirs; 60 for 100 of the others, who may not hold more.
    const { level, waiting } = share([180, 0, 60], [200, 0, 100, 0]);
    expect([level[0].toFixed(6), level[2].toFixed(6), waiting]).toEqual(['0.900000', '0.600000', 0]);
  });

  it('gives trainees no more than their ceiling, and the rest to the others', () => {
    // At 1.1 available points for each point there is: trainees stop at 1, the others carry 320 - 100 = 220 on 200.
    expect(share([0, 0, 320], [200, 0, 0, 100]).level[0]).toBeCloseTo(1.1, 9);
  });

  it('lets cases wait where nobody is below the ceiling, and bends it as they do', () => {
    // 130 points for 100: u waits where 130 (1 - u) = 100 (1.1 + 0.5 u / (u + 0.02)).
    const { waiting: u, ceiling } = share([0, 0, 130], [100, 0, 0, 0]);
    expect(130 * (1 - u)).toBeCloseTo(100 * (1.1 + (0.5 * u) / (u + 0.02)), 6);
    expect(ceiling).toBeCloseTo(1.1 + (0.5 * u) / (u + 0.02), 9);
    expect(u).toBeGreaterThan(0.005);
  });

  it('keeps what there is: held and waiting work add up to all of it, whatever the grades', () => {
    const points = fc.double({ min: 0, max: 300, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(points, points, points),
        fc.array(fc.double({ min: 1, max: 200, noNaN: true }), { minLength: 4, maxLength: 4 }),
        ([a, b, c], available) => {
          const { level, waiting } = share([a, b, c], available);
          const held = available.reduce(
            (sum, each, grade) => sum + each * Math.min(level[grade], grade === 3 ? 1 : 1.6),
            0,
          );
          expect(held + waiting * (a + b + c)).toBeCloseTo(a + b + c, 5);
        },
      ),
      seeded,
    );
  });
});

describe('An officer without chance', () => {
  const officer = (
    load: number,
    { tasks = [] as { effort: number; asks: number }[], protection = 0, givesWay = 0, contact = [1, 1, 1, 1] } = {},
  ) =>
    workDone({ load, mentoring: 0, sick: 0 }, { setAside: 0.1, effort: 0.1, counted: 0, tasks, reports: [], contact }, {
      work: { work_factor: 1, overtime_most: 0.1, overtime_reached_at: 1.4, contact_first: 2, protection },
      loops: { overtime: 0, stale_ratings: 1, risk_follows_resource: 2 },
      tasks: { enforcement_gives_way: givesWay },
    } as unknown as Parameters);

  it('does every review where there is time for it', () => {
    const all = [1, 1, 1, 1];
    expect(officer(0.9)).toEqual({ reviews: 1, noticing: all, enforced: all, verifying: 1, overtime: 0 });
  });

  it('does what there is time for where there is not: at a load of 1.2 with a tenth of it for reviews', () => {
    // C = 1.08, R = 0.12, T = 1: c = 2 / (1.08 + root(1.08^2 + 4 x 0.12)) = 0.8463; of the reviews c^2 is done.
    const { reviews, noticing, verifying } = officer(1.2);
    for (const share of noticing) expect(share).toBeCloseTo(0.8463, 4);
    expect(reviews).toBeCloseTo(0.8463 ** 2, 3);
    expect(verifying).toBeCloseTo(0.8463 ** 2, 3);
  });

  it('does tasks before reviews: one that asks for all its effort by the day it is due takes it from both', () => {
    // One that is due at once asks for so much that hardly anything is left to take from reviews: T = 1 - 0.012.
    const { reviews, noticing } = officer(1.2, { tasks: [{ effort: 0.01, asks: 1e9 }] });
    const c = (2 * 0.988) / (1.08 + Math.sqrt(1.08 ** 2 + 4 * 0.12 * 0.988));
    expect(noticing[0]).toBeCloseTo(c, 6);
    expect(reviews).toBeCloseTo(c ** 2, 3);
    // One without a deadline asks for nothing: reviews pay for all of it, 0.012 of 0.12, and contact nothing.
    const late = officer(1.2, { tasks: [{ effort: 0.01, asks: 0 }] });
    expect(late.noticing[0]).toBeCloseTo(0.8463, 4);
    expect(late.reviews).toBeCloseTo(0.8463 ** 2 - 0.012 / 0.12, 3);
  });

  it('gives up contact where recorded risk is lowest, and enforcement with it', () => {
    // c = 0.8463 of equal parts: losses add up to 4 x 0.1537 and fall by a half a level.
    const { noticing, enforced } = officer(1.2, { protection: Math.log(2), givesWay: 2 });
    expect(sum(noticing)).toBeCloseTo(4 * 0.8463, 3);
    expect((1 - noticing[0]) / (1 - noticing[1])).toBeCloseTo(2, 9);
    enforced.forEach((share, risk) => expect(share).toBeCloseTo(noticing[risk] ** 2, 12));
  });
});

describe('Time for tasks', () => {
  it('is what they ask for while open: they are done sooner by the time of reviews, which is not asked for', () => {
    // Alone, 0.1 is asked for at a pace of 0.1 + 0.3: a quarter of the effort.
    expect(timeAskedByTasks([{ effort: 1e-9, asks: 0.1 }], 1, () => 0.3) / 1e-9).toBeCloseTo(0.25, 6);
    expect(timeAskedByTasks([{ effort: 0.1, asks: 0.1 }], 1, () => 0)).toBeCloseTo(0.1, 12);
    // Beside others: a = 0.1 (0.1 + a) / (0.4 + a).
    const a = timeAskedByTasks([{ effort: 0.1, asks: 0.1 }], 1, () => 0.3);
    expect(a).toBeCloseTo((0.1 * (0.1 + a)) / (0.4 + a), 4);
    expect(timeAskedByTasks([{ effort: 3, asks: 5 }], 1, () => 0)).toBe(1);
  });
});

describe('Risk as it is read', () => {
  const upperShare = balanceOf([0.3, 0.5, 0.18, 0.02]);
  const changeOf = (reluctance_to_downgrade: number, from_1_to_2: number, cell: number, writtenDown = 0) => {
    const change = new Float64Array(riskCells);
    const cases = new Float64Array(riskCells);
    cases[cell] = 1;
    const p = { risk: { moves: 0.3, reluctance_to_downgrade, mappa_changes: { from_1_to_2, from_2_to_1: 4 } } };
    const everyDay = new Float64Array(12).fill(1);
    addRiskChanges(change, cases, { from: 0, p, derived: { upperShare } } as unknown as Epoch, {
      assessed: everyDay,
      noticed: everyDay,
      error: 0.2,
      upwards: 2,
      writtenDown,
    });
    return change;
  };
  const cellOf = (mappa: number, actual: number, recorded: number) => (mappa * 4 + actual) * 4 + recorded;

  it('keeps everybody, whatever is on record and whoever presses', () => {
    for (let cell = 0; cell < riskCells; cell++) expect(sum([...changeOf(0.4, 0.5, cell, 0.3)])).toBeCloseTo(0, 12);
  });

  it('stays as high as it was by the share that officers are reluctant to lower', () => {
    // Medium risk on record as high: read as high by 0.2 x 0.18 / 0.68 x 2, and kept high by the share of the others.
    const tooHigh = (0.2 * 2 * 0.18) / 0.68;
    const left = (reluctance: number) => 1 + changeOf(reluctance, 0, cellOf(0, 1, 2))[cellOf(0, 1, 2)];
    const moves = (0.3 / 365.25) * (0.18 / 0.68 + 0.3 / 0.8);
    expect(left(0) + moves).toBeCloseTo(tooHigh, 9);
    expect(left(0.4) + moves).toBeCloseTo(tooHigh + 0.4 * (1 - tooHigh), 9);
  });

  it('goes up a MAPPA level at the rate set, and off it at that rate and under pressure', () => {
    expect(changeOf(0, 0.5, cellOf(1, 1, 1))[cellOf(2, 1, 1)]).toBeCloseTo(0.5 / 365.25, 12);
    expect(changeOf(0, 0.5, cellOf(2, 1, 1))[cellOf(1, 1, 1)]).toBeCloseTo(4 / 365.25, 12);
    expect(changeOf(0, 0.5, cellOf(2, 1, 1), 0.3)[cellOf(1, 1, 1)]).toBeCloseTo(4 / 365.25 + 0.3, 12);
  });
});
