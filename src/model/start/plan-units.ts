import { keyOfName, lognormalFrom, RandomStreams } from '../../engine/index.ts';
import type { Parameters } from '../parameters/index.ts';
import type { UnitPlan } from '../state/units.ts';
import { sharesOf, staffOfRegions } from './region-shares.ts';

/**
 * The regions and delivery units of a scenario. How units of a region differ in size and staff is not published: it is
 * drawn, once for all replications of a seed, so that a unit is the same in each of them.
 *
 * Regions stand in order of name, whatever the order in which a file gives them, and what is drawn for a unit hangs on
 * its region and its number there. So neither the order of regions nor one more of them moves what is drawn.
 */
export function planUnits(p: Parameters, seed: number): UnitPlan[] {
  const { delivery_units, caseload_weight, vacancies, unit_size_spread, unit_staffing_spread } = p.organisation;
  const streams = new RandomStreams(seed, 0);
  const size = streams.stream('unit size');
  const staffing = streams.stream('unit staffing');
  const regions = Object.keys(delivery_units)
    .filter((name) => Math.round(delivery_units[name]) > 0)
    .sort();
  const units = regions.flatMap((region) => {
    const number = Math.round(delivery_units[region]);
    return Array.from({ length: number }, (_, index) => {
      const key = keyOfName(`${region} ${index + 1}`);
      const drawn = lognormalFrom(size.turnTo(key).uniform(0, 0), 1, number > 1 ? unit_size_spread : 0);
      return {
        key,
        name: number > 1 ? `${region} ${String(index + 1).padStart(2, '0')}` : region,
        region,
        size: drawn * (caseload_weight[region] ?? 1),
      };
    });
  });
  const shareOfCases = sharesOf(units.map(({ size }) => size));
  const casesOfRegion = regions.map((region) =>
    shareOfCases.reduce((sum, share, unit) => sum + (units[unit].region === region ? share : 0), 0),
  );
  const staffOfRegion = staffOfRegions(
    regions.map((region) => vacancies[region] ?? 0),
    casesOfRegion,
    p,
  );
  const shareOfStaff = sharesOf(
    units.map(({ key, region }, unit) => {
      const drawn = lognormalFrom(staffing.turnTo(key).uniform(0, 0), 1, units.length > 1 ? unit_staffing_spread : 0);
      return shareOfCases[unit] * staffOfRegion[regions.indexOf(region)] * drawn;
    }),
  );
  return units.map(({ key, name, region }, number) => ({
    number,
    key,
    name,
    region,
    shareOfCases: shareOfCases[number],
    shareOfStaff: shareOfStaff[number],
  }));
}
