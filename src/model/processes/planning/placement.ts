import { apportion, apportionToUnit } from '../../state/apportionment.ts';
import { GradeIndex } from '../../state/practitioners.ts';
import { placesOfIntake } from '../../rules/staff/intakes.ts';
import { partsByShortage, partsByShortageOfRegions } from '../../rules/planning/placement.ts';
import type { Service } from '../../service.ts';
import type { Day } from '../../state/identity.ts';

/**
 * Where new trainees and recruits go: by each unit's share, which never changes, or by the shortage that was found when
 * the units last planned together.
 */

/** It is settled which part of those who start before the next planning date each unit gets. */
export function planPlacement(services: readonly Service[], next: Day): void {
  const { whole } = services[0];
  const newcomers = newcomersUntil(services[0], next);
  const units = services.map(({ unit: { plan, inPost } }) => ({
    region: plan.region,
    share: plan.shareOfCases,
    staff: inPost[GradeIndex.PO] + inPost[GradeIndex.NQO] + inPost[GradeIndex.PQiP],
  }));
  whole.placement = {
    shortage: partsByShortage(newcomers, units),
    region: partsByShortageOfRegions(newcomers, units),
  };
}

/**
 * Trainees and recruits who start from today until a day, as far as the settings of today tell; at least one, so that
 * it is known who comes first should they change.
 */
function newcomersUntil({ calendar, p, today }: Service, next: Day): number {
  const { share_of_service } = p.organisation;
  let people = 0;
  for (let day = today; day < next; day = calendar.addMonths(day, 1)) {
    people += placesOfIntake(calendar.month(day), p.training.places, p.training.september_share, share_of_service);
    people += (p.staff.recruits_probation_officers * share_of_service) / 12;
  }
  return Math.max(1, people);
}

/** How many of the places of an intake the unit gets. */
export function placesOfUnit(service: Service, places: number): number {
  const { whole, unit, p } = service;
  return p.staff.placement === 'share'
    ? apportionToUnit(service, places, 'shareOfCases')
    : apportion(places, whole.placement[p.staff.placement])[unit.plan.number];
}

/** The unit's part of the probation officers who are recruited by plan. */
export function shareOfRecruits({ whole, unit, p }: Service): number {
  if (p.staff.placement === 'share') return unit.plan.shareOfStaff;
  const parts = whole.placement[p.staff.placement];
  return parts[unit.plan.number] / parts.reduce((total, part) => total + part, 0);
}
