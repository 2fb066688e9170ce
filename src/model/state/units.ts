import { AccumulatedLevel } from '../../engine/index.ts';
import type { NameKey } from '../../engine/index.ts';
import { grades, roshLevels } from '../categories.ts';
import type { Cases } from './cases.ts';
import { WaitingList } from './waiting-list.ts';
import { never } from './identity.ts';
import type { CaseId, Day, OfficerId } from './identity.ts';

/** A probation delivery unit as it is planned: its number in the service and its share of it. */
export interface UnitPlan {
  /** Index among all units, in order of the names of their regions. */
  readonly number: number;
  /** What its random numbers are keyed by: its region and its number there, whatever other units there are. */
  readonly key: NameKey;
  readonly name: string;
  readonly region: string;
  /** Share of all starts of supervision, and of all posts; over the units each adds up to 1. */
  readonly shareOfCases: number;
  readonly shareOfStaff: number;
}

/** An officer on loan from one unit to another; units by number, the officer as known where they are now. */
export interface OnLoan {
  readonly home: number;
  readonly away: number;
  readonly officer: OfficerId;
}

/** What chance and the processes make of a unit: the state of the one that is being simulated. */
export class Unit {
  readonly plan: UnitPlan;

  /** Officers who may hold cases, in order of joining; and all probation officers, whatever their work. */
  readonly caseHolders: OfficerId[] = [];
  readonly probationOfficers: OfficerId[] = [];
  /** Seniors in post. */
  readonly seniors: OfficerId[] = [];
  /** People in post, by index of the grade in `grades`; agency officers are not among them. */
  readonly inPost: number[] = grades.map(() => 0);
  /** People who have joined each grade since the start, the first day's staff included, and who have left it. */
  readonly joined: number[] = grades.map(() => 0);
  readonly left: number[] = grades.map(() => 0);
  /** People being recruited or promoted into posts of probation services officers and seniors. */
  servicesOfficersInRecruitment = 0;
  seniorsInAppointment = 0;
  /** The day on which a new post was last advertised, and how many were on that day. */
  newPostsOn: Day = never;
  newPosts = 0;

  /** Cases waiting for allocation or transfer. */
  readonly waitingList: WaitingList;
  /** Cases that need a community officer, with or without one. */
  needingOfficer = 0;
  /** Those of them without one: all, those of high or very high recorded risk, and those under MAPPA at any level. */
  readonly unallocated = { all: 0, high: 0, mappa: 0 };

  /**
   * Assessments and reviews opened since the start, and ended in time, late, missed or cancelled: the others are open.
   */
  reviewsOpened = 0;
  reviewsEnded = 0;

  /**
   * Share of its officers in the first two years of service; share of its qualified officers' time that mentoring
   * takes.
   */
  inexperience = 0;
  mentoring = 0;
  /** Share of its probation officers at work who have no room. */
  shareOfOfficersFull = 0;

  /** Scrutiny as it stood on the day on which something last raised it. */
  scrutiny = 0;
  scrutinyOn = 0 as Day;

  /** Assessments that are written and wait for a senior's countersignature, in order of writing, by case. */
  readonly awaitingCountersignature = new Map<CaseId, { readonly level: number; readonly writtenOn: Day }>();
  /** Whether seniors will look at them on a day to come, and the part of a countersignature that is carried over. */
  isCountersigningScheduled = false;
  countersignaturesCarriedOver = 0;
  /** Share of the mentoring that its trainees need which nobody has time for. */
  mentoringMissed = 0;

  /** People among those cases whose recorded risk is below their actual risk, with their person-days. */
  readonly hidden = new AccumulatedLevel();
  /** The same people by actual risk, by index of the level in `roshLevels`. */
  readonly hiddenByActualRisk: number[] = roshLevels.map(() => 0);
  /** Staff off sick, with their days. */
  readonly sick = new AccumulatedLevel();

  constructor(plan: UnitPlan, cases: Cases) {
    this.plan = plan;
    this.waitingList = new WaitingList(cases);
  }
}
