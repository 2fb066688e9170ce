import { never, none, Review, Stage } from '../cases.ts';
import { Event } from '../events.ts';
import { Attendance } from '../practitioners.ts';
import type { Service } from '../service.ts';
import { roshLevels } from '../words.ts';
import { LastEvent } from './last-event.ts';
import type { EndOfReview } from './last-event.ts';
import type { Identity } from './names.ts';
import { attendances, contactOf, officerNamed, placeInQueue, workloadOf } from './officer-facts.ts';
import type { Onlooker } from './onlooker.ts';
import { endOfTime, reasonForLosing } from './reasons.ts';
import type { CaseHappening, Dated } from './story.ts';
import { placeWords, sentenceWords } from './story.ts';
import { OpenReview } from './why-missed.ts';

/** What a story of a case is told from: a change of any of these is something that happened. */
const fields = [
  'stage',
  'officer',
  'review',
  'reviewTimer',
  'dueOn',
  'recordedRisk',
  'actualRisk',
  'contactHasEnded',
  'breaches',
  'waitsFrom',
  'wasAllocated',
] as const;
type Standing = Record<(typeof fields)[number], number> & { attendance: number };

/** Looks on at one case, and keeps what happens to it in order. */
export class CaseStory implements Onlooker {
  readonly happenings: Dated<CaseHappening>[] = [];
  readonly #identify: (service: Service) => Identity | undefined;
  #identity: Identity | undefined;
  #case = none;
  #life = 0;
  #was: Standing | undefined;
  readonly #event = new LastEvent();
  #isFirstCall = true;
  #hasEnded = false;
  /** The review that is open, the day on which it falls due, and whether that has been told. */
  #open: OpenReview | undefined;
  #isFirstReview = false;
  #fallsDueOn = 0;
  #dueIsTold = false;

  /** `identify` says which case is meant, once the unit is known. */
  constructor(identify: (service: Service) => Identity | undefined) {
    this.#identify = identify;
  }

  eventComes(service: Service): void {
    if (this.#isFirstCall) this.#identity = this.#identify(service);
    if (this.#was !== undefined) this.#tellWhatHappened(service);
    else if (!this.#hasEnded && this.#mayHaveBegun()) this.#lookForCase(service);
    this.#isFirstCall = false;
    if (this.#was !== undefined) this.#timePasses(service);
    this.#event.note(service);
  }

  unitEnds(service: Service): void {
    if (this.#was !== undefined) this.#tellWhatHappened(service);
    if (this.#was === undefined) return;
    const { stage, officer } = this.#was;
    const last = service.calendar.isoOf(service.endDay - 1);
    this.happenings.push({
      on: last,
      what: 'run ends',
      place: placeWords[stage],
      ...this.#officer(service, officer),
      ...this.#risk(this.#was),
    });
  }

  /** Cases of the start are there from the first; others come on the day of their sentence. */
  #mayHaveBegun(): boolean {
    if (this.#identity === undefined || this.#isFirstCall) return this.#identity !== undefined;
    return this.#event.kind === Event.courtsSit && Math.floor(this.#identity.birth / 4096) === this.#event.day;
  }

  #lookForCase(service: Service): void {
    const { cases } = service;
    const { source, birth } = this.#identity!;
    for (let case_ = 0; case_ < cases.end; case_ = cases.after(case_)) {
      if (cases.stage[case_] === none || cases.source[case_] !== source || cases.birth[case_] !== birth) continue;
      this.#case = case_;
      this.#life = cases.life[case_];
      this.#was = this.#standing(service);
      this.#begins(service);
      return;
    }
  }

  #begins(service: Service): void {
    const { cases, calendar } = service;
    const case_ = this.#case;
    const is = this.#was!;
    const iso = (day: number): string => calendar.isoOf(day);
    const day = this.#isFirstCall ? 0 : this.#event.day;
    const isSupervised = is.stage === Stage.order || is.stage === Stage.licence || is.stage === Stage.recalled;
    this.#tell(service, day, {
      what: 'begins',
      sentence: sentenceWords[cases.sentence[case_]],
      atStart: this.#isFirstCall,
      place: placeWords[is.stage],
      ...this.#risk(is),
      mappaLevel: cases.mappaLevel[case_],
      ...(isSupervised && { supervisedFrom: iso(cases.supervisedFrom[case_]) }),
      ...(!isSupervised && { releaseOn: iso(cases.releaseExpectedOn[case_]) }),
      endsOn: iso(cases.endsOn[case_]),
      ...(cases.assessedOn[case_] !== never && { assessedOn: iso(cases.assessedOn[case_]) }),
      ...this.#due(service, is),
      ...this.#officer(service, is.officer),
      figures: { points: cases.points[case_] },
    });
  }

  #tellWhatHappened(service: Service): void {
    const { cases } = service;
    const case_ = this.#case;
    const was = this.#was!;
    const { day } = this.#event;
    const ended = this.#event.case_ === case_ ? this.#event.endOfReview(service) : undefined;
    if (cases.life[case_] !== this.#life) {
      if (ended !== undefined) this.#reviewEnds(service, was, was, ended);
      this.#tell(service, day, { what: 'ends' });
      this.#was = undefined;
      this.#hasEnded = true;
      return;
    }
    const isOfOfficer = was.officer !== none && this.#event.officer === was.officer && this.#event.case_ !== case_;
    if (this.#open !== undefined && isOfOfficer && this.#event.endOfReview(service) !== undefined)
      this.#open.anotherIsCompleted(this.#event, was.dueOn);
    if (!this.#hasChanged(service)) return;
    const is = this.#standing(service);
    this.#was = is;

    if (ended !== undefined) this.#reviewEnds(service, was, is, ended);
    if (is.stage !== was.stage)
      this.#tell(service, day, {
        what: 'moves',
        from: placeWords[was.stage],
        to: placeWords[is.stage],
        ...this.#due(service, is),
        endsOn: service.calendar.isoOf(cases.endsOn[case_]),
      });
    if (is.contactHasEnded > was.contactHasEnded) this.#tell(service, day, { what: 'contact ends' });
    if (is.breaches !== was.breaches)
      this.#tell(service, day, { what: is.breaches > was.breaches ? 'order is breached' : 'breach is dealt with' });
    if (is.actualRisk !== was.actualRisk)
      this.#tell(service, day, {
        what: 'actual risk moves',
        from: roshLevels[was.actualRisk],
        to: roshLevels[is.actualRisk],
        recorded: roshLevels[is.recordedRisk],
      });
    if (is.recordedRisk !== was.recordedRisk && ended === undefined)
      this.#tell(service, day, {
        what: 'rise is noticed',
        from: roshLevels[was.recordedRisk],
        to: roshLevels[is.recordedRisk],
        ...this.#due(service, is),
      });
    this.#officerChanges(service, was, is);
    if (is.review === Review.open && was.review !== Review.open) this.#reviewOpens(service, is);
  }

  #reviewEnds(service: Service, was: Standing, is: Standing, ended: EndOfReview): void {
    const { day } = this.#event;
    if (ended === 'cancelled') this.#tell(service, day, { what: 'review is cancelled' });
    else if (ended === 'missed') {
      const { dueOn: nextDueOn } = is === was ? {} : this.#due(service, is);
      this.#tell(service, day, {
        what: 'review is missed',
        isFirst: this.#isFirstReview,
        when: endOfTime(this.#event.kind),
        dueOn: service.calendar.isoOf(was.dueOn),
        ...(nextDueOn !== undefined && { nextDueOn }),
        figures: this.#open!.whyMissed(service, this.#case, day),
      });
    } else {
      this.#tell(service, day, {
        what: 'review is done',
        isFirst: this.#isFirstReview,
        daysLate: Math.max(0, day - was.dueOn),
        officer: officerNamed(service, was.officer),
        before: roshLevels[was.recordedRisk],
        ...this.#risk(is),
        ...this.#due(service, is),
      });
    }
    this.#open = undefined;
  }

  #reviewOpens(service: Service, is: Standing): void {
    const { cases, calendar } = service;
    const { day } = this.#event;
    this.#open = new OpenReview(service, this.#case, day);
    this.#isFirstReview = cases.assessedOn[this.#case] === never;
    this.#fallsDueOn = Math.max(is.dueOn, day);
    this.#dueIsTold = false;
    const place = is.officer === none ? {} : { figures: placeInQueue(service, is.officer, this.#case) };
    this.#tell(service, day, {
      what: 'review opens',
      isFirst: this.#isFirstReview,
      dueOn: calendar.isoOf(is.dueOn),
      ...this.#officer(service, is.officer),
      ...place,
    });
  }

  #officerChanges(service: Service, was: Standing, is: Standing): void {
    const { cases, unit } = service;
    const { day } = this.#event;
    const isSame = is.officer === was.officer;
    const hasLost = was.officer !== none && !isSame;
    const reason = hasLost ? reasonForLosing(service, was.officer, this.#event.kind) : undefined;
    if (reason !== undefined)
      this.#tell(service, day, { what: 'comes back', officer: officerNamed(service, was.officer), because: reason });
    if (is.waitsFrom !== never && was.waitsFrom === never && !hasLost)
      this.#tell(service, day, {
        what: 'waits',
        forTransfer: is.officer !== none,
        figures: { waiting: unit.waiting.length },
      });
    if (is.officer !== none && !isSame) {
      const waitedSince =
        was.wasAllocated === 0 ? cases.needsOfficerFrom[this.#case] : was.waitsFrom === never ? day : was.waitsFrom;
      this.#tell(service, day, {
        what: 'is allocated',
        officer: officerNamed(service, is.officer),
        ...(hasLost && { before: officerNamed(service, was.officer) }),
        first: was.wasAllocated === 0,
        figures: { days: day - waitedSince, ...workloadOf(service, is.officer) },
      });
    }
    if (!isSame || is.attendance === was.attendance || is.officer === none) return;
    // A few days off are told only where they may matter: while a review could be done.
    const isLong = Math.max(is.attendance, was.attendance) > Attendance.shortSickness;
    if (!isLong && is.review !== Review.open) return;
    const officer = officerNamed(service, is.officer);
    this.#tell(
      service,
      day,
      is.attendance === Attendance.atWork
        ? { what: 'officer is back', officer }
        : { what: 'officer is away', officer, attendance: attendances[is.attendance] },
    );
  }

  /**
   * The days since the last event have passed with everything as it stands; a due day among them is told as it was at
   * its end.
   */
  #timePasses(service: Service): void {
    if (this.#open === undefined) return;
    const { calendar, officers, queue } = service;
    this.#open.timePasses(service, this.#case);
    if (this.#dueIsTold || queue.day <= this.#fallsDueOn) return;
    this.#dueIsTold = true;
    const { officer } = this.#was!;
    const facts =
      officer === none
        ? {}
        : {
            attendance: attendances[officers.attendance[officer]],
            figures: { ...placeInQueue(service, officer, this.#case), contact: contactOf(service, officer) },
          };
    this.happenings.push({
      on: calendar.isoOf(this.#fallsDueOn),
      what: 'review falls due',
      isFirst: this.#isFirstReview,
      ...this.#officer(service, officer),
      ...facts,
    });
  }

  #standing({ cases, officers }: Service): Standing {
    const officer = cases.officer[this.#case];
    const values = Object.fromEntries(fields.map((field) => [field, cases[field][this.#case]])) as Standing;
    return { ...values, attendance: officer === none ? 0 : officers.attendance[officer] };
  }

  #hasChanged({ cases, officers }: Service): boolean {
    const was = this.#was!;
    for (const field of fields) if (cases[field][this.#case] !== was[field]) return true;
    return was.officer !== none && officers.attendance[was.officer] !== was.attendance;
  }

  #tell({ calendar }: Service, day: number, happening: CaseHappening): void {
    this.happenings.push({ on: calendar.isoOf(day), ...happening });
  }

  #risk = ({ recordedRisk, actualRisk }: Standing) => ({
    recorded: roshLevels[recordedRisk],
    actual: roshLevels[actualRisk],
  });

  #officer = (service: Service, officer: number) =>
    officer === none ? {} : { officer: officerNamed(service, officer) };

  #due = ({ calendar }: Service, { review, dueOn }: Standing): { dueOn?: string } =>
    review === Review.none ? {} : { dueOn: calendar.isoOf(dueOn) };
}
