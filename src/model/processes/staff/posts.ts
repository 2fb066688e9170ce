import { Lognormal } from '../../../engine/index.ts';
import { daysPerMonth, staffPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { GradeIndex } from '../../state/practitioners.ts';
import { peopleForFte } from '../../rules/staff/people-in-posts.ts';
import type { Service } from '../../service.ts';
import { meanFteOf, officerSourceKey, OfficerSource } from './officers.ts';
import type { GradeCode } from '../../state/identity.ts';

/**
 * Posts of probation services officers and of seniors: each that falls vacant is advertised and, after a time, filled.
 */

/** What recruitment must fill in a unit, in people: posts less those in post and on the way. */
function vacancies(service: Service, grade: GradeCode, posts: number, onTheWay: number): number {
  const { unit, p } = service;
  const people = peopleForFte(posts, p.organisation.share_of_service, unit.plan.shareOfStaff, meanFteOf(service));
  return Math.round(people) - unit.inPost[grade] - onTheWay;
}

/** Every vacant post of the unit is put to recruitment or promotion. */
export function fillVacantPosts(service: Service, isUnderWay = false): void {
  const { unit, p } = service;
  for (
    let left = vacancies(
      service,
      GradeIndex.PSO,
      p.staff.posts_probation_services_officers,
      unit.servicesOfficersInRecruitment,
    );
    left > 0;
    left--
  ) {
    unit.servicesOfficersInRecruitment++;
    scheduleAppointment(service, Event.servicesOfficerStarts, 'time to fill', p.staff.time_to_fill, isUnderWay);
  }
  for (
    let left = vacancies(service, GradeIndex.SPO, p.staff.posts_senior_probation_officers, unit.seniorsInAppointment);
    left > 0;
    left--
  ) {
    unit.seniorsInAppointment++;
    scheduleAppointment(service, Event.seniorIsAppointed, 'promotion time', p.staff.promotion_takes, isUnderWay);
  }
}

/** Serial numbers of seniors stand apart from those of recruits, so that one vacancy more moves nobody else's draws. */
const firstSeniorSerialNumber = 1_000_000;

/** A post will be filled after the time that it takes; one that is under way at the start has part of it behind it. */
function scheduleAppointment(
  service: Service,
  kind: number,
  stream: 'time to fill' | 'promotion time',
  months: number,
  isUnderWay: boolean,
): void {
  const { unit, streams, queue, p, today, endDay } = service;
  const source = officerSourceKey(unit, OfficerSource.recruited);
  const serialNumber =
    kind === Event.servicesOfficerStarts
      ? unit.serialNumbers[OfficerSource.recruited]++
      : firstSeniorSerialNumber + unit.seniorPostsAdvertised++;
  const days = new Lognormal(months * daysPerMonth, p.staff.time_to_fill_spread);
  const u = streams[stream].uniform(source, serialNumber);
  const takes = isUnderWay ? days.sizeBiasedAt(u) * streams[stream].uniform(source, serialNumber, 1) : days.at(u);
  const day = today + Math.max(1, Math.round(takes));
  if (day < endDay) queue.addOn(day, staffPart, kind, 0, serialNumber);
}
