import type { Parameters } from '../parameters/index.ts';

/** What a region has of the whole service: shares of its caseload, and of its staff in post. */
export interface RegionShare {
  readonly region: string;
  readonly units: number;
  readonly cases: number;
  readonly staff: number;
}

/**
 * The shares of the regions as the settings give them, before what differs by chance between units: caseload follows
 * the number of units and their weight, and staff the caseload, less the vacancies. In order of name.
 */
export function regionShares(p: Parameters): RegionShare[] {
  const { delivery_units, caseload_weight, vacancies } = p.organisation;
  const regions = Object.keys(delivery_units)
    .filter((name) => Math.round(delivery_units[name]) > 0)
    .sort();
  const cases = sharesOf(regions.map((name) => Math.round(delivery_units[name]) * (caseload_weight[name] ?? 1)));
  const relative = staffOfRegions(
    regions.map((name) => vacancies[name] ?? 0),
    cases,
    p,
  );
  const staff = sharesOf(cases.map((share, index) => share * relative[index]));
  return regions.map((region, index) => ({
    region,
    units: Math.round(delivery_units[region]),
    cases: cases[index],
    staff: staff[index],
  }));
}

/**
 * Staff of each region relative to its caseload: posts follow the caseload, and its vacancies are taken off.
 * ASSUMPTION: the vacancies of all grades, published by region for one day, hold in proportion for each grade from the
 * start.
 */
export function staffOfRegions(vacancies: readonly number[], shareOfCases: readonly number[], p: Parameters): number[] {
  const inPost = p.staff.probation_officers + p.staff.probation_services_officers;
  const posts = inPost + vacancies.reduce((total, each) => total + each, 0);
  if (posts <= 0) return shareOfCases.map(() => 1);
  return shareOfCases.map((share, region) => Math.max(0.05, (posts * share - vacancies[region]) / (posts * share)));
}

export function sharesOf(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
