import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScenarioFile } from '../../../src/cli/input/scenario-files.ts';
import { tippingPointOf, twinOf, valueOf } from '../../../src/experiment/index.ts';
import { timelineOf } from '../../../src/experiment/twin/timeline.ts';
import { metricIndex } from '../../../src/model/index.ts';
import type { ServiceInput } from '../../../src/model/index.ts';
import { tippingInWords } from '../../../src/report/twin/twin-words.ts';

const root = resolve(import.meta.dirname, '../../..');
const isLong = process.env.PROCAP_LONG !== undefined;

/** A shipped scenario with the settings of its last day from the first one on; the calendar year has no seasons. */
function settled(file: string): ServiceInput {
  const reading = readScenarioFile(`scenarios/${file}`, root, { years: 4 });
  if (!reading.ok) throw new Error(`${file} cannot be read.`);
  const { start, years } = reading.scenario;
  return { start, years, parameters: timelineOf(reading.scenario).epochs.at(-1)!.p, changes: [] };
}

/** The same with demand and probation officers at the start times so much, for so many years. */
function with_({ start, parameters: p }: ServiceInput, demand: number, officers: number, years: number): ServiceInput {
  const { community_orders, suspended_sentence_orders, custodial_sentences } = p.demand;
  const parameters = {
    ...p,
    demand: {
      ...p.demand,
      community_orders: demand * community_orders,
      suspended_sentence_orders: demand * suspended_sentence_orders,
      custodial_sentences: demand * custodial_sentences,
    },
    staff: { ...p.staff, probation_officers: officers * p.staff.probation_officers },
  };
  return { start, years, parameters, changes: [] };
}

/** Probation officers in post over the last year of a long run of the whole twin, FTE. */
function officersInTheEnd(scenario: ServiceInput): number {
  const twin = twinOf(scenario);
  const last = twin.dates
    .map((_, date) => valueOf(twin, { date, scope: 0, metric: metricIndex['staff.inPost.PO'] }))
    .slice(-12);
  return last.reduce((sum, each) => sum + each, 0) / 12;
}

describe('A unit with strong loops', () => {
  const unit = settled('busy-unit.yaml');
  const { branch, folds } = tippingPointOf(unit, { loads: isLong ? 48 : 24 });

  it('has a tipping point, below which it has come to rest and beyond which staff fall away', () => {
    expect(folds).toHaveLength(2);
    const [down, up] = folds;
    expect(down.demand).toBeGreaterThan(up.demand);
    expect(down.probationOfficers).toBeGreaterThan(1.2 * up.probationOfficers);
    // Between the two there are three states of balance, of which the middle one is not stable.
    const between = branch.filter(({ load }) => load > down.load + 0.02 && load < up.load - 0.02);
    expect(between.length).toBeGreaterThan(3);
    expect(between.filter(({ isStable }) => isStable)).toEqual([]);
    expect(between.filter(({ becomes }) => becomes !== undefined)).toEqual([]);
  });

  it.skipIf(!isLong)(
    'comes to where the whole twin comes from many officers and from few: to one state below both folds, to two between them',
    () => {
      const [down, up] = folds;
      const atRest = branch[0].probationOfficers;
      const stable = (demand: number): number[] =>
        branch
          .filter((each) => each.isStable)
          .flatMap((each, index, all) => {
            const next = all[index + 1];
            const isBetween =
              next !== undefined && each.demand <= demand && next.demand > demand && next.load - each.load < 0.1;
            return isBetween
              ? [
                  each.probationOfficers +
                    ((demand - each.demand) / (next.demand - each.demand)) *
                      (next.probationOfficers - each.probationOfficers),
                ]
              : [];
          });
      const years = 60;
      const below = 0.85 * up.demand;
      // From few officers it takes decades, of which the twin is given six.
      expect(officersInTheEnd(with_(unit, below, 1.2, years)) / atRest).toBeGreaterThan(0.95);
      expect(officersInTheEnd(with_(unit, below, 4, years)) / atRest).toBeCloseTo(1, 1);
      const middle = (down.demand + up.demand) / 2;
      const few = stable(middle).at(-1)!;
      expect(officersInTheEnd(with_(unit, middle, 5, years)) / atRest).toBeCloseTo(1, 1);
      // Some five are left, of which the two differ by a third of one.
      expect(Math.abs(officersInTheEnd(with_(unit, middle, 1, years)) - few)).toBeLessThan(0.5);
      const beyond = 1.15 * down.demand;
      expect(officersInTheEnd(with_(unit, beyond, 2.5, years))).toBeLessThan(0.75 * atRest);
    },
  );

  it('has none where the loops of strain are cut, and then an officer lost is one officer lost', () => {
    const p = { ...unit.parameters, loops: { ...unit.parameters.loops, attrition: 0, burnout: 0 } };
    const cut = tippingPointOf({ ...unit, parameters: p }, { loads: 6 });
    expect(cut.folds).toEqual([]);
    expect(cut.branch.every(({ isStable, gain }) => isStable && Math.abs(gain) < 1e-9)).toBe(true);
    expect(cut.branch.every(({ becomes }) => Math.abs(becomes! - 1) < 1e-9)).toBe(true);
    // Demand is in proportion to load up to the ceiling of trainees, since staff are always the same.
    const [first, second] = cut.branch;
    expect(second.demand / first.demand).toBeCloseTo(second.load / first.load, 9);
  });
});

describe('A unit as the baseline has it', () => {
  it('has no tipping point, though its loops make more of a loss', () => {
    const found = tippingPointOf(settled('one-unit.yaml'), { loads: 12 });
    const { branch, folds, present } = found;
    expect(folds).toEqual([]);
    expect(present).toHaveLength(1);
    expect(present[0].demand).toBeCloseTo(1, 5);
    expect(tippingInWords({ alike: found, unequal: found })[0]).toMatch(
      /, the service settles at a mean workload of \d+% with [\d.,]+ FTE probation officers\.$/,
    );
    const overloaded = branch.filter(({ load }) => load > 1.05 && load < 1.3);
    expect(overloaded).not.toEqual([]);
    for (const { gain, becomes } of overloaded) {
      expect(gain).toBeGreaterThan(0.1);
      expect(gain).toBeLessThan(0.7);
      expect(becomes!).toBeGreaterThan(1.1);
    }
  });
});

describe('A service without staff', () => {
  it('has no state of balance, and no figure is said of one', () => {
    const { start, years, parameters: p } = settled('one-unit.yaml');
    const staff = {
      ...p.staff,
      probation_officers: 0,
      probation_services_officers: 0,
      senior_probation_officers: 0,
      posts_probation_services_officers: 0,
      posts_senior_probation_officers: 0,
      recruits_probation_officers: 0,
      agency_officers: 0,
    };
    const training = { ...p.training, places: 0, at_start: { three_months: 0, nine_months: 0, fifteen_months: 0 } };
    const found = tippingPointOf({ start, years, parameters: { ...p, staff, training }, changes: [] }, { loads: 6 });
    expect(tippingInWords({ alike: found, unequal: found })).toEqual([
      'With the settings of the last day held constant, no staff remain, so there is no state in which staff and ' +
        'demand are in balance.',
    ]);
  });
});
