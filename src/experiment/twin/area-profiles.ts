import { lognormalFrom } from '../../engine/index.ts';
import { planUnits } from '../../model/index.ts';
import type { Parameters } from '../../model/index.ts';
import type { LoadEffects } from './staff/work-sharing.ts';
import type { AreaProfile } from './staff/movements.ts';

/** Officers who stand for all where they are unequal. */
const representativeOfficers = 9;

/** Officers who each stand for an equal share of all, by the load that managers give them; their mean is 1. */
export function loadEffectsOf({ allocation }: Parameters): LoadEffects {
  const drawn = Array.from({ length: representativeOfficers }, (_, index) =>
    lognormalFrom((index + 0.5) / representativeOfficers, 1, allocation.officer_spread),
  );
  const mean = drawn.reduce((sum, each) => sum + each, 0) / representativeOfficers;
  return drawn.map((each) => each / mean);
}

/** The areas that are twinned: all delivery units of the service or of each region as one. */
export function areaProfiles(p: Parameters, granularity: 'service' | 'regions'): AreaProfile[] {
  const units = planUnits(
    { ...p, organisation: { ...p.organisation, unit_size_spread: 0, unit_staffing_spread: 0 } },
    0,
  );
  const names = granularity === 'regions' ? [...new Set(units.map(({ region }) => region))] : ['service'];
  return names.map((name) => {
    const ownUnits = units.filter(({ region }) => granularity === 'service' || region === name);
    const sickness = ownUnits.reduce(
      (sum, { region, shareOfStaff }) => sum + shareOfStaff * (p.absence.sickness_weight[region] ?? 1),
      0,
    );
    const shareOfStaff = ownUnits.reduce((sum, each) => sum + each.shareOfStaff, 0);
    return {
      name,
      units: ownUnits.length,
      shareOfCases: ownUnits.reduce((sum, each) => sum + each.shareOfCases, 0),
      shareOfStaff,
      sicknessWeight: sickness / shareOfStaff,
    };
  });
}
