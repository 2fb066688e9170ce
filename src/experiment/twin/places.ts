import { lognormalFrom } from '../../engine/index.ts';
import { planUnits } from '../../model/index.ts';
import type { Parameters } from '../../model/index.ts';
import type { Effects } from './sharing.ts';
import type { Place } from './staff.ts';

/** Officers who stand for all where they are unequal. */
const unequalOfficers = 9;

/** Officers who each stand for an equal share of all, by the load that managers give them; their mean is 1. */
export function effectsOf({ allocation }: Parameters): Effects {
  const drawn = Array.from({ length: unequalOfficers }, (_, index) =>
    lognormalFrom((index + 0.5) / unequalOfficers, 1, allocation.officer_spread),
  );
  const mean = drawn.reduce((sum, each) => sum + each, 0) / unequalOfficers;
  return drawn.map((each) => each / mean);
}

/** The places that are twinned: all delivery units of the service or of each region as one. */
export function placesOf(p: Parameters, places: 'service' | 'regions'): Place[] {
  const units = planUnits(
    { ...p, organisation: { ...p.organisation, unit_size_spread: 0, unit_staffing_spread: 0 } },
    0,
  );
  const names = places === 'regions' ? [...new Set(units.map(({ region }) => region))] : ['service'];
  return names.map((name) => {
    const own = units.filter(({ region }) => places === 'service' || region === name);
    const sickness = own.reduce(
      (sum, { region, shareOfStaff }) => sum + shareOfStaff * (p.absence.sickness_weight[region] ?? 1),
      0,
    );
    const shareOfStaff = own.reduce((sum, each) => sum + each.shareOfStaff, 0);
    return {
      name,
      units: own.length,
      shareOfCases: own.reduce((sum, each) => sum + each.shareOfCases, 0),
      shareOfStaff,
      sicknessWeight: sickness / shareOfStaff,
    };
  });
}
