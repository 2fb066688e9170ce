import { chooseFrom } from '../../engine/index.ts';
import { daysPerMonth, daysPerYear } from '../time/day.ts';
import { GradeIndex } from '../state/practitioners.ts';
import { meanFteOf, addOfficer } from '../processes/staff/officers.ts';
import { adjustAgencyOfficers } from '../processes/staff/joining.ts';
import { addTrainee } from '../processes/staff/training.ts';
import { peopleForFte } from '../rules/staff/people-in-posts.ts';
import {
  daysTrainedAtLeast,
  monthsInTraining,
  trainingCohorts,
  yearsByServiceBand,
} from '../rules/staff/staff-at-start.ts';
import type { Service } from '../service.ts';
import { apportionToUnit } from '../state/apportionment.ts';
import { negativeSerialNumberIn } from '../state/draws.ts';
import { numbersPerGrade, OfficerSource } from '../state/officer-keys.ts';
import { addDays, earliest } from '../state/identity.ts';
import type { GradeCode } from '../state/identity.ts';

/** Everybody who is in post on the first day starts: the unit's part of the staff of the service. */
export function createStartingStaff(service: Service): void {
  const { p, firstDay } = service;
  const ofUnit = (whole: number): number => apportionToUnit(service, whole, 'shareOfStaff');
  const probationOfficers = ofUnit(headcountOf(service, p.staff.probation_officers));
  const newlyQualified = Math.round(probationOfficers * p.staff.newly_qualified_at_start);
  for (let i = 0; i < probationOfficers; i++)
    addStartingOfficer(service, i < newlyQualified ? GradeIndex.NQO : GradeIndex.PO, i);
  const servicesOfficers = ofUnit(headcountOf(service, p.staff.probation_services_officers));
  for (let i = 0; i < servicesOfficers; i++) addStartingOfficer(service, GradeIndex.PSO, i);
  const seniors = ofUnit(headcountOf(service, p.staff.senior_probation_officers));
  for (let i = 0; i < seniors; i++) addStartingOfficer(service, GradeIndex.SPO, i);
  for (const cohort of trainingCohorts) {
    const trainees = ofUnit(Math.round(p.training.at_start[cohort] * p.organisation.share_of_service));
    const months = monthsInTraining[cohort];
    for (let i = 0; i < trainees; i++)
      addTrainee(service, addDays(firstDay, -Math.round(months * daysPerMonth)), negativeSerialNumberIn(months, i));
  }
  adjustAgencyOfficers(service);
}

const headcountOf = (service: Service, fte: number): number =>
  Math.round(peopleForFte(fte, service.p.organisation.share_of_service, 1, meanFteOf(service)));

/**
 * One officer of those in post at the start: the part-time ones are spread evenly, so that hours add up to the FTE that
 * is published.
 */
function addStartingOfficer(service: Service, grade: GradeCode, index: number): void {
  const { streams, p, firstDay } = service;
  const source = OfficerSource.initial;
  const serialNumber = grade * numbersPerGrade + index;
  const { under_2_years, from_2_to_4, from_4_to_10, from_10_years } = p.staff.service_at_start;
  const band =
    grade === GradeIndex.NQO
      ? 0
      : chooseFrom(streams['length of service'].uniform(source, serialNumber), [
          under_2_years,
          from_2_to_4,
          from_4_to_10,
          from_10_years,
        ]);
  const [from, to] = yearsByServiceBand[band];
  const years = from + (to - from) * streams['length of service'].uniform(source, serialNumber, 1);
  const isPartTime = Math.floor((index + 1) * p.staff.part_time + 0.5) > Math.floor(index * p.staff.part_time + 0.5);
  const serviceFrom = addDays(firstDay, -Math.round(years * daysPerYear));
  if (grade !== GradeIndex.NQO) {
    addOfficer(service, { grade, source, serialNumber, serviceFrom, stageFrom: serviceFrom, isPartTime });
    return;
  }
  const daysQualified =
    streams['length of service'].uniform(source, serialNumber, 2) * p.training.bar_on_mappa * daysPerMonth;
  const qualifiedOn = addDays(firstDay, -Math.round(daysQualified));
  addOfficer(service, {
    grade,
    source,
    serialNumber,
    serviceFrom: earliest(serviceFrom, addDays(qualifiedOn, -daysTrainedAtLeast)),
    stageFrom: qualifiedOn,
    qualifiedOn,
    isPartTime,
  });
}
