import { lognormalFrom, RandomStreams } from '../../engine/index.ts';
import type { Parameters } from '../parameters/index.ts';
import type { UnitPlan } from '../state/units.ts';

/**
 * The regions and delivery units of a scenario. How units of a region differ in size and staff is not published: it is
 * drawn, once for all replications of a seed, so that a unit is the same in each of them.
 */
export function planUnits(p: Parameters, seed: number): UnitPlan[] {
  const { delivery_units, caseload_weight, vacancies, unit_size_spread, unit_staffing_spread } = p.organisation;
  const regions = Object.keys(delivery_units).filter((name) => Math.round(delivery_units[name]) > 0);
  const streams = new RandomStreams(seed, 0);
  const size = streams.stream('unit size');
  const staffing = streams.stream('unit staffing');

  const names: string[] = [];
  const region: number[] = [];
  const sizes: number[] = [];
  regions.forEach((name, index) => {
    const number = Math.round(delivery_units[name]);
    for (let i = 0; i < number; i++) {
      const drawn = lognormalFrom(size.uniform(index, i), 1, number > 1 ? unit_size_spread : 0);
      names.push(number > 1 ? `${name} ${String(i + 1).padStart(2, '0')}` : name);
      region.push(index);
      sizes.push(drawn * (caseload_weight[name] ?? 1));
    }
  });
  const shareOfCases = sharesOf(sizes);
  const inPost = staffOfRegions(
    regions.map((name) => vacancies[name] ?? 0),
    regionSums(shareOfCases, region, regions.length),
    p,
  );
  const staff = shareOfCases.map((share, unit) => {
    const drawn = lognormalFrom(staffing.uniform(region[unit], unit), 1, names.length > 1 ? unit_staffing_spread : 0);
    return share * inPost[region[unit]] * drawn;
  });
  const shareOfStaff = sharesOf(staff);
  return names.map((name, number) => ({
    number,
    name,
    region: regions[region[number]],
    shareOfCases: shareOfCases[number],
    shareOfStaff: shareOfStaff[number],
  }));
}

/**
 * Staff of each region relative to its caseload: posts follow the caseload, and its vacancies are taken off.
 * ASSUMPTION: the vacancies of all grades, published by region for one day, hold in proportion for each grade from the
 * start.
 */
function staffOfRegions(vacancies: readonly number[], shareOfCases: readonly number[], p: Parameters): number[] {
  const inPost = p.staff.probation_officers + p.staff.probation_services_officers;
  const posts = inPost + vacancies.reduce((total, each) => total + each, 0);
  if (posts <= 0) return shareOfCases.map(() => 1);
  return shareOfCases.map((share, region) => Math.max(0.05, (posts * share - vacancies[region]) / (posts * share)));
}

function regionSums(values: readonly number[], region: readonly number[], regions: number): number[] {
  const sums = new Array<number>(regions).fill(0);
  values.forEach((value, unit) => (sums[region[unit]] += value));
  return sums;
}

function sharesOf(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
