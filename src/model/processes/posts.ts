import { lognormalFrom, sizeBiasedLognormalFrom } from '../../engine/index.ts';
import { daysOfAMonth, staffPart } from '../day.ts';
import { Event } from '../events.ts';
import { GradeIs } from '../practitioners.ts';
import type { Service } from '../service.ts';
import { grades } from '../words.ts';
import { meanFte, SourceOfOfficers } from './officers.ts';

/** Posts of probation services officers and of seniors: each that falls vacant is advertised and, after a time, filled. */

/** What recruitment must fill in a unit, in people: posts less those in post and on the way. */
function vacancies(service: Service, unit: number, grade: number, posts: number, onTheWay: number): number {
  const { units, p } = service;
  const people = (posts * p.organisation.share_of_service * units.shareOfStaff[unit]) / meanFte(service);
  return Math.round(people) - units.inPost[unit * grades.length + grade] - onTheWay;
}

/** Every vacant post of a unit is put to recruitment or promotion. */
export function postsAreFilled(service: Service, unit: number, isUnderWay = false): void {
  const { units, p } = service;
  for (let left = vacancies(service, unit, GradeIs.PSO, p.staff.posts_probation_services_officers, units.officersOnTheWay[unit]); left > 0; left--) {
    units.officersOnTheWay[unit]++;
    isArranged(service, unit, Event.recruitStarts, 'time to fill', p.staff.time_to_fill, isUnderWay);
  }
  for (let left = vacancies(service, unit, GradeIs.SPO, p.staff.posts_senior_probation_officers, units.seniorsOnTheWay[unit]); left > 0; left--) {
    units.seniorsOnTheWay[unit]++;
    isArranged(service, unit, Event.seniorIsAppointed, 'promotion time', p.staff.promotion_takes, isUnderWay);
  }
}

/** A post will be filled after the time that it takes; one that is under way at the start has part of it behind it. */
function isArranged(service: Service, unit: number, kind: number, stream: 'time to fill' | 'promotion time', months: number, isUnderWay: boolean): void {
  const { units, luck, queue, p, today, endDay } = service;
  const source = unit * 4 + SourceOfOfficers.recruited;
  const birth = units.births[source]++;
  const days = months * daysOfAMonth;
  const spread = p.staff.time_to_fill_spread;
  const u = luck[stream].uniform(source, birth);
  const takes = isUnderWay ? sizeBiasedLognormalFrom(u, days, spread) * luck[stream].uniform(source, birth, 1) : lognormalFrom(u, days, spread);
  const day = today + Math.max(1, Math.round(takes));
  if (day < endDay) queue.addOn(day, staffPart, kind, unit, birth);
}
