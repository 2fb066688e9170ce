import { Lognormal } from '../../engine/index.ts';
import { daysOfAMonth, staffPart } from '../day.ts';
import { Event } from '../events.ts';
import { GradeIs } from '../practitioners.ts';
import type { Service } from '../service.ts';
import { meanFte, sourceOfOfficers, SourceOfOfficers } from './officers.ts';

/**
 * Posts of probation services officers and of seniors: each that falls vacant is advertised and, after a time, filled.
 */

/** What recruitment must fill in a unit, in people: posts less those in post and on the way. */
function vacancies(service: Service, grade: number, posts: number, onTheWay: number): number {
  const { unit, p } = service;
  const people = (posts * p.organisation.share_of_service * unit.plan.shareOfStaff) / meanFte(service);
  return Math.round(people) - unit.inPost[grade] - onTheWay;
}

/** Every vacant post of the unit is put to recruitment or promotion. */
export function postsAreFilled(service: Service, isUnderWay = false): void {
  const { unit, p } = service;
  for (
    let left = vacancies(service, GradeIs.PSO, p.staff.posts_probation_services_officers, unit.officersOnTheWay);
    left > 0;
    left--
  ) {
    unit.officersOnTheWay++;
    isArranged(service, Event.recruitStarts, 'time to fill', p.staff.time_to_fill, isUnderWay);
  }
  for (
    let left = vacancies(service, GradeIs.SPO, p.staff.posts_senior_probation_officers, unit.seniorsOnTheWay);
    left > 0;
    left--
  ) {
    unit.seniorsOnTheWay++;
    isArranged(service, Event.seniorIsAppointed, 'promotion time', p.staff.promotion_takes, isUnderWay);
  }
}

/** Births of seniors stand apart from those of recruits, so that one vacancy more moves nobody else's luck. */
const firstBirthOfSeniors = 1_000_000;

/** A post will be filled after the time that it takes; one that is under way at the start has part of it behind it. */
function isArranged(
  service: Service,
  kind: number,
  stream: 'time to fill' | 'promotion time',
  months: number,
  isUnderWay: boolean,
): void {
  const { unit, luck, queue, p, today, endDay } = service;
  const source = sourceOfOfficers(unit, SourceOfOfficers.recruited);
  const birth =
    kind === Event.recruitStarts
      ? unit.births[SourceOfOfficers.recruited]++
      : firstBirthOfSeniors + unit.seniorsSought++;
  const days = new Lognormal(months * daysOfAMonth, p.staff.time_to_fill_spread);
  const u = luck[stream].uniform(source, birth);
  const takes = isUnderWay ? days.metAtRandom(u) * luck[stream].uniform(source, birth, 1) : days.at(u);
  const day = today + Math.max(1, Math.round(takes));
  if (day < endDay) queue.addOn(day, staffPart, kind, 0, birth);
}
