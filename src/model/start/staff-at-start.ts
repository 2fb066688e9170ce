import { chooseFrom } from '../../engine/index.ts';
import { daysOfAMonth, daysOfAYear } from '../day.ts';
import { GradeIs } from '../practitioners.ts';
import { meanFte, officerJoins, sourceOfOfficers, SourceOfOfficers } from '../processes/officers.ts';
import { agencyOfficersAreHired } from '../processes/joining.ts';
import { traineeStarts } from '../processes/training.ts';
import type { Service } from '../service.ts';
import { partOfUnit } from '../share-out.ts';

/**
 * Years of service that stand for each band of length of service at the start: from, to. ASSUMPTION: spread evenly,
 * careers of up to 30 years.
 */
const yearsOfBand = [
  [0.5, 2],
  [2, 4],
  [4, 10],
  [10, 30],
] as const;

/** Trainees in post on the first day, by months in training. */
const monthsOfCohort = { three_months: 3, nine_months: 9, fifteen_months: 15 } as const;
const cohorts = ['three_months', 'nine_months', 'fifteen_months'] as const;

/** Everybody who is in post on the first day takes their place: the unit's part of the staff of the service. */
export function staffAtStart(service: Service): void {
  const { p, firstDay } = service;
  const ofUnit = (whole: number): number => partOfUnit(service, whole, 'shareOfStaff');
  const probationOfficers = ofUnit(people(service, p.staff.probation_officers));
  const newlyQualified = Math.round(probationOfficers * p.staff.newly_qualified_at_start);
  for (let i = 0; i < probationOfficers; i++) inPostAtStart(service, i < newlyQualified ? GradeIs.NQO : GradeIs.PO, i);
  const servicesOfficers = ofUnit(people(service, p.staff.probation_services_officers));
  for (let i = 0; i < servicesOfficers; i++) inPostAtStart(service, GradeIs.PSO, i);
  const seniors = ofUnit(people(service, p.staff.senior_probation_officers));
  for (let i = 0; i < seniors; i++) inPostAtStart(service, GradeIs.SPO, i);
  for (const cohort of cohorts) {
    const trainees = ofUnit(Math.round(p.training.at_start[cohort] * p.organisation.share_of_service));
    const months = monthsOfCohort[cohort];
    for (let i = 0; i < trainees; i++)
      traineeStarts(service, firstDay - Math.round(months * daysOfAMonth), -1 - (months * 4096 + i));
  }
  agencyOfficersAreHired(service);
}

const people = (service: Service, fte: number): number =>
  Math.round((fte * service.p.organisation.share_of_service) / meanFte(service));

/**
 * One officer of those in post at the start: the part-time ones are spread evenly, so that hours add up to the FTE that
 * is published.
 */
function inPostAtStart(service: Service, grade: number, index: number): void {
  const { unit, luck, p, firstDay } = service;
  const source = SourceOfOfficers.initial;
  const birth = grade * 100_000 + index;
  const key = sourceOfOfficers(unit, source);
  const { under_2_years, from_2_to_4, from_4_to_10, from_10_years } = p.staff.service_at_start;
  const band =
    grade === GradeIs.NQO
      ? 0
      : chooseFrom(luck['length of service'].uniform(key, birth), [
          under_2_years,
          from_2_to_4,
          from_4_to_10,
          from_10_years,
        ]);
  const [from, to] = yearsOfBand[band];
  const years = from + (to - from) * luck['length of service'].uniform(key, birth, 1);
  const isPartTime = Math.floor((index + 1) * p.staff.part_time + 0.5) > Math.floor(index * p.staff.part_time + 0.5);
  const serviceFrom = firstDay - Math.round(years * daysOfAYear);
  if (grade !== GradeIs.NQO) {
    officerJoins(service, { grade, source, birth, serviceFrom, stageFrom: serviceFrom, isPartTime });
    return;
  }
  const qualifiedOn =
    firstDay - Math.round(luck['length of service'].uniform(key, birth, 2) * p.training.bar_on_mappa * daysOfAMonth);
  officerJoins(service, {
    grade,
    source,
    birth,
    serviceFrom: Math.min(serviceFrom, qualifiedOn - 450),
    stageFrom: qualifiedOn,
    qualifiedOn,
    isPartTime,
  });
}
