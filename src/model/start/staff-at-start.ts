import { chooseFrom } from '../../engine/index.ts';
import { daysOfAMonth, daysOfAYear } from '../day.ts';
import { GradeIs } from '../practitioners.ts';
import { meanFte, officerJoins, SourceOfOfficers } from '../processes/officers.ts';
import { agencyOfficersAreHired } from '../processes/joining.ts';
import { bandOfService } from '../processes/staff-review.ts';
import { traineeStarts } from '../processes/training.ts';
import type { Service } from '../service.ts';
import { shareOut } from '../share-out.ts';

/** Years of service that stand for each band of length of service at the start: from, to. */
const yearsOfBand = [
  [0.5, 2],
  [2, 4],
  [4, 10],
  [10, 30],
] as const;

/** Trainees in post on the first day, by months in training. */
const monthsOfCohort = { three_months: 3, nine_months: 9, fifteen_months: 15 } as const;

/** Everybody who is in post on the first day takes their place, in units by their share of staff. */
export function staffAtStart(service: Service): void {
  const { p } = service;
  const officers = shareOut(people(service, p.staff.probation_officers), [...service.units.shareOfStaff]);
  officers.forEach((number, unit) => {
    const newlyQualified = Math.round(number * p.staff.newly_qualified_at_start);
    for (let i = 0; i < number; i++) inPostAtStart(service, i < newlyQualified ? GradeIs.NQO : GradeIs.PO, unit, i);
  });
  for (const [grade, fte] of [
    [GradeIs.PSO, p.staff.probation_services_officers],
    [GradeIs.SPO, p.staff.senior_probation_officers],
  ] as const) {
    shareOut(people(service, fte), [...service.units.shareOfStaff]).forEach((number, unit) => {
      for (let i = 0; i < number; i++) inPostAtStart(service, grade, unit, i);
    });
  }
  for (const [cohort, months] of Object.entries(monthsOfCohort)) {
    const trainees = Math.round(p.training.at_start[cohort as keyof typeof monthsOfCohort] * p.organisation.share_of_service);
    shareOut(trainees, [...service.units.shareOfStaff]).forEach((number, unit) => {
      for (let i = 0; i < number; i++) traineeStarts(service, unit, service.firstDay - Math.round(months * daysOfAMonth), -1 - (months * 4096 + i));
    });
  }
  agencyOfficersAreHired(service);
  leavingKeepsItsRate(service);
}

const people = (service: Service, fte: number): number => Math.round((fte * service.p.organisation.share_of_service) / meanFte(service));

/** One officer of those in post at the start: the part-time ones are spread evenly, so that hours add up to the FTE that is published. */
function inPostAtStart(service: Service, grade: number, unit: number, index: number): void {
  const { luck, p, firstDay } = service;
  const source = SourceOfOfficers.initial;
  const birth = grade * 100_000 + index;
  const key = unit * 4 + source;
  const { under_2_years, from_2_to_4, from_4_to_10, from_10_years } = p.staff.service_at_start;
  const band = grade === GradeIs.NQO ? 0 : chooseFrom(luck['length of service'].uniform(key, birth), [under_2_years, from_2_to_4, from_4_to_10, from_10_years]);
  const [from, to] = yearsOfBand[band];
  const years = from + (to - from) * luck['length of service'].uniform(key, birth, 1);
  const isPartTime = Math.floor((index + 1) * p.staff.part_time + 0.5) > Math.floor(index * p.staff.part_time + 0.5);
  const serviceFrom = firstDay - Math.round(years * daysOfAYear);
  if (grade !== GradeIs.NQO) {
    officerJoins(service, { grade, unit, source, birth, serviceFrom, stageFrom: serviceFrom, isPartTime });
    return;
  }
  const qualifiedOn = firstDay - Math.round(luck['length of service'].uniform(key, birth, 2) * p.training.bar_on_mappa * daysOfAMonth);
  officerJoins(service, { grade, unit, source, birth, serviceFrom: Math.min(serviceFrom, qualifiedOn - 450), stageFrom: qualifiedOn, qualifiedOn, isPartTime });
}

/** Leaving by length of service is scaled so that each grade, as it stands at the start, has the rate that the settings state. */
function leavingKeepsItsRate(service: Service): void {
  const { officers, p } = service;
  const { under_2_years, from_2_to_4, from_4_to_10, from_10_years } = p.staff.leaving_by_service;
  const relative = [under_2_years, from_2_to_4, from_4_to_10, from_10_years];
  const sum = new Float64Array(5);
  const number = new Float64Array(5);
  for (let officer = 0; officer < officers.end; officer = officers.after(officer)) {
    if (officers.isAgency[officer] === 1) continue;
    const grade = officers.grade[officer] === GradeIs.NQO ? GradeIs.PO : officers.grade[officer];
    sum[grade] += relative[bandOfService(service, officer)];
    number[grade]++;
  }
  sum[GradeIs.NQO] = sum[GradeIs.PO];
  number[GradeIs.NQO] = number[GradeIs.PO];
  service.leavingByService = Array.from(sum, (total, grade) => relative.map((each) => (total > 0 ? (each * number[grade]) / total : each)));
}
