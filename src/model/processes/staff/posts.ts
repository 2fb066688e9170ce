import { Lognormal } from '../../../engine/index.ts';
import { daysPerMonth, staffPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { GradeIndex } from '../../state/practitioners.ts';
import { peopleForFte } from '../../rules/staff/people-in-posts.ts';
import type { Service } from '../../service.ts';
import { serialNumberIn } from '../../state/draws.ts';
import { OfficerSource, successorOf } from '../../state/officer-keys.ts';
import type { OfficerKey } from '../../state/officer-keys.ts';
import { meanFteOf } from './officers.ts';
import type { GradeCode, OfficerId } from '../../state/identity.ts';

/**
 * Posts of probation services officers and of seniors: each that falls vacant is advertised and, after a time, filled.
 */

/** What recruitment must fill in a unit, in people: posts less those in post and on the way. */
function vacancies(service: Service, grade: GradeCode, posts: number, onTheWay: number): number {
  const { unit, p } = service;
  const people = peopleForFte(posts, p.organisation.share_of_service, unit.plan.shareOfStaff, meanFteOf(service));
  return Math.round(people) - unit.inPost[grade] - onTheWay;
}

/**
 * Every vacant post of the unit is put to recruitment or promotion. The post of someone who has just left passes to a
 * successor; a post that was not there before is a new one.
 */
export function fillVacantPosts(service: Service, { leaver, isUnderWay = false }: Vacancies = {}): void {
  const { unit, p } = service;
  const { posts_probation_services_officers, posts_senior_probation_officers } = p.staff;
  const ofServicesOfficers = vacancies(
    service,
    GradeIndex.PSO,
    posts_probation_services_officers,
    unit.servicesOfficersInRecruitment,
  );
  for (let index = 0; index < ofServicesOfficers; index++) {
    unit.servicesOfficersInRecruitment++;
    const key = keyOfRecruit(service, index === 0 ? leaver : undefined, GradeIndex.PSO, OfficerSource.newServicesPost);
    scheduleAppointment(service, Event.servicesOfficerStarts, key, 'time to fill', p.staff.time_to_fill, isUnderWay);
  }
  const ofSeniors = vacancies(service, GradeIndex.SPO, posts_senior_probation_officers, unit.seniorsInAppointment);
  for (let index = 0; index < ofSeniors; index++) {
    unit.seniorsInAppointment++;
    const key = keyOfRecruit(service, index === 0 ? leaver : undefined, GradeIndex.SPO, OfficerSource.newSeniorPost);
    scheduleAppointment(service, Event.seniorIsAppointed, key, 'promotion time', p.staff.promotion_takes, isUnderWay);
  }
}

/** Why posts may be vacant: someone has left; or they are vacant on the first day, and recruitment is under way. */
interface Vacancies {
  readonly leaver?: OfficerId;
  readonly isUnderWay?: boolean;
}

/** The key of whoever will fill a post: of the leaver's successor, where the leaver was of that grade. */
function keyOfRecruit(
  { officers, unit, today }: Service,
  leaver: OfficerId | undefined,
  grade: GradeCode,
  newPost: number,
): OfficerKey {
  if (leaver !== undefined && officers.grade[leaver] === grade)
    return successorOf({ source: officers.source[leaver], serialNumber: officers.serialNumber[leaver] });
  if (unit.newPostsOn !== today) {
    unit.newPostsOn = today;
    unit.newPosts = 0;
  }
  return { source: newPost, serialNumber: serialNumberIn(today, unit.newPosts++) };
}

/** A post will be filled after the time that it takes; one that is under way at the start has part of it behind it. */
function scheduleAppointment(
  service: Service,
  kind: number,
  { source, serialNumber }: OfficerKey,
  stream: 'time to fill' | 'promotion time',
  months: number,
  isUnderWay: boolean,
): void {
  const { streams, queue, p, today, endDay } = service;
  const days = new Lognormal(months * daysPerMonth, p.staff.time_to_fill_spread);
  const u = streams[stream].uniform(source, serialNumber);
  const takes = isUnderWay ? days.sizeBiasedAt(u) * streams[stream].uniform(source, serialNumber, 1) : days.at(u);
  const day = today + Math.max(1, Math.round(takes));
  if (day < endDay) queue.addOn(day, staffPart, kind, source, serialNumber);
}
