import { periodOf } from '../state/draws.ts';
import { isSupervisedInCommunity, ReviewStage, Stage } from '../state/cases.ts';
import { Event } from '../events.ts';
import { Attendance } from '../state/practitioners.ts';
import type { Service } from '../service.ts';
import { roshLevels, taskKinds } from '../categories.ts';
import { LastEvent } from './last-event.ts';
import type { ReviewOutcome } from '../rules/reviews/review-status.ts';
import type { AgentKey } from './agent-names.ts';
import { attendanceWords, contactShareOf, namedOfficer, queuePositionOf, workloadOf } from './officer-facts.ts';
import type { Observer } from './observer.ts';
import { causeOfMissing, reasonForReallocation } from './reasons.ts';
import type { CaseTraceEntry, Dated } from './story.ts';
import { stageWords, sentenceWords } from './story.ts';
import { OpenReview } from './why-missed.ts';
import { none, never } from '../state/identity.ts';
import type { CaseId, OfficerId, TaskId } from '../state/identity.ts';

/** Fields that a story of a case follows: a change of any of these is something that happened. */
const watchedFields = [
  'stage',
  'officer',
  'review',
  'reviewTimer',
  'dueOn',
  'recordedRisk',
  'actualRisk',
  'mappaLevel',
  'contactHasEnded',
  'breaches',
  'waitsFrom',
  'wasAllocated',
] as const;
type CaseSnapshot = Record<Exclude<(typeof watchedFields)[number], 'officer'>, number> & {
  officer: OfficerId;
  attendance: number;
  tasks: readonly OpenTask[];
};

/** A task about the case, as it was. */
interface OpenTask {
  readonly task: TaskId;
  readonly kind: number;
  readonly dueOn: number;
}

/** Looks on at one case, and keeps what happens to it in order. */
export class CaseStory implements Observer {
  readonly traceEntries: Dated<CaseTraceEntry>[] = [];
  readonly #findKey: (service: Service) => AgentKey | undefined;
  #key: AgentKey | undefined;
  #case: CaseId = none;
  #generation = 0;
  #before: CaseSnapshot | undefined;
  readonly #event = new LastEvent();
  #isFirstCall = true;
  #hasEnded = false;
  /** The review that is open, the day on which it falls due, and whether that has been reported. */
  #open: OpenReview | undefined;
  #isFirstReview = false;
  #fallsDueOn = 0;
  #dueIsRecorded = false;

  /** `findKey` says which case is meant, once the unit is known. */
  constructor(findKey: (service: Service) => AgentKey | undefined) {
    this.#findKey = findKey;
  }

  eventComes(service: Service): void {
    if (this.#isFirstCall) this.#key = this.#findKey(service);
    if (this.#before !== undefined) this.#recordChanges(service);
    else if (!this.#hasEnded && this.#mayHaveBegun()) this.#findCase(service);
    this.#isFirstCall = false;
    if (this.#before !== undefined) this.#timePasses(service);
    this.#event.note(service);
  }

  unitEnds(service: Service): void {
    if (this.#before !== undefined) this.#recordChanges(service);
    if (this.#before === undefined) return;
    const { stage, officer } = this.#before;
    const last = service.calendar.isoOf(service.endDay - 1);
    this.traceEntries.push({
      on: last,
      what: 'run ends',
      place: stageWords[stage],
      ...this.#officerFields(service, officer),
      ...this.#riskFields(this.#before),
    });
  }

  /** Cases of the start are there from the first; others come on the day of their sentence. */
  #mayHaveBegun(): boolean {
    if (this.#key === undefined || this.#isFirstCall) return this.#key !== undefined;
    return this.#event.kind === Event.courtsSit && periodOf(this.#key.serialNumber) === this.#event.day;
  }

  #findCase(service: Service): void {
    const { cases } = service;
    const { source, serialNumber } = this.#key!;
    for (let case_ = cases.first; case_ < cases.end; case_ = cases.after(case_)) {
      if (cases.stage[case_] === none || cases.source[case_] !== source || cases.serialNumber[case_] !== serialNumber)
        continue;
      this.#case = case_;
      this.#generation = cases.generation[case_];
      this.#before = this.#snapshot(service);
      this.#recordBeginning(service);
      return;
    }
  }

  #recordBeginning(service: Service): void {
    const { cases, calendar } = service;
    const case_ = this.#case;
    const now = this.#before!;
    const iso = (day: number): string => calendar.isoOf(day);
    const day = this.#isFirstCall ? 0 : this.#event.day;
    const isSupervised = isSupervisedInCommunity(now.stage) || now.stage === Stage.recalled;
    this.#record(service, day, {
      what: 'begins',
      sentence: sentenceWords[cases.sentence[case_]],
      atStart: this.#isFirstCall,
      place: stageWords[now.stage],
      ...this.#riskFields(now),
      mappaLevel: cases.mappaLevel[case_],
      ...(isSupervised && { supervisedFrom: iso(cases.supervisedFrom[case_]) }),
      ...(!isSupervised && { releaseOn: iso(cases.releaseExpectedOn[case_]) }),
      endsOn: iso(cases.endsOn[case_]),
      ...(cases.assessedOn[case_] !== never && { assessedOn: iso(cases.assessedOn[case_]) }),
      ...this.#dueFields(service, now),
      ...this.#officerFields(service, now.officer),
      figures: { points: cases.points[case_] },
    });
  }

  #recordChanges(service: Service): void {
    const { cases } = service;
    const case_ = this.#case;
    const before = this.#before!;
    const { day } = this.#event;
    const outcome = this.#event.case_ === case_ ? this.#event.reviewOutcome(service) : undefined;
    if (cases.generation[case_] !== this.#generation) {
      for (const { kind } of before.tasks)
        this.#record(service, day, { what: 'task is cancelled', kind: taskKinds[kind] });
      if (outcome !== undefined) this.#reviewEnds(service, before, before, outcome);
      this.#record(service, day, { what: 'ends' });
      this.#before = undefined;
      this.#hasEnded = true;
      return;
    }
    const isOfOfficer =
      before.officer !== none && this.#event.officer === before.officer && this.#event.case_ !== case_;
    if (this.#open !== undefined && isOfOfficer && this.#event.reviewOutcome(service) !== undefined)
      this.#open.anotherIsCompleted(this.#event, before.dueOn);
    if (!this.#hasChanged(service)) return;
    const now = this.#snapshot(service);
    this.#before = now;

    if (outcome !== undefined) this.#reviewEnds(service, before, now, outcome);
    if (now.stage !== before.stage)
      this.#record(service, day, {
        what: 'moves',
        from: stageWords[before.stage],
        to: stageWords[now.stage],
        ...this.#dueFields(service, now),
        endsOn: service.calendar.isoOf((now.stage === Stage.licence ? cases.sentenceEndsOn : cases.endsOn)[case_]),
      });
    if (now.contactHasEnded > before.contactHasEnded) this.#record(service, day, { what: 'contact ends' });
    if (now.breaches !== before.breaches)
      this.#record(service, day, {
        what: now.breaches > before.breaches ? 'order is breached' : 'breach is dealt with',
      });
    this.#tasksChange(service, before, now);
    if (now.actualRisk !== before.actualRisk)
      this.#record(service, day, {
        what: 'actual risk moves',
        from: roshLevels[before.actualRisk],
        to: roshLevels[now.actualRisk],
        recorded: roshLevels[now.recordedRisk],
      });
    if (now.recordedRisk !== before.recordedRisk && outcome === undefined)
      this.#record(service, day, {
        what: 'rise is noticed',
        from: roshLevels[before.recordedRisk],
        to: roshLevels[now.recordedRisk],
        ...this.#dueFields(service, now),
      });
    if (now.mappaLevel !== before.mappaLevel)
      this.#record(service, day, {
        what: 'MAPPA level changes',
        from: before.mappaLevel,
        to: now.mappaLevel,
        ...this.#dueFields(service, now),
      });
    this.#officerChanges(service, before, now);
    if (now.review === ReviewStage.awaitingCountersignature && before.review === ReviewStage.open)
      this.#record(service, day, {
        what: 'assessment is written',
        isFirst: this.#isFirstReview,
        officer: namedOfficer(service, before.officer),
        figures: { waiting: service.unit.awaitingCountersignature.size },
      });
    if (now.review === ReviewStage.open && before.review < ReviewStage.open) this.#reviewOpens(service, now);
  }

  #reviewEnds(service: Service, before: CaseSnapshot, now: CaseSnapshot, outcome: ReviewOutcome): void {
    const { day } = this.#event;
    if (outcome === 'cancelled') this.#record(service, day, { what: 'review is cancelled' });
    else if (outcome === 'missed') {
      const { dueOn: nextDueOn } = now === before ? {} : this.#dueFields(service, now);
      this.#record(service, day, {
        what: 'review is missed',
        isFirst: this.#isFirstReview,
        when: causeOfMissing(this.#event.kind),
        dueOn: service.calendar.isoOf(before.dueOn),
        ...(nextDueOn !== undefined && { nextDueOn }),
        figures: this.#open!.whyMissed(service, this.#case, day),
      });
    } else {
      this.#record(service, day, {
        what: 'review is done',
        isFirst: this.#isFirstReview,
        daysLate: Math.max(0, day - before.dueOn),
        ...(this.#event.kind === Event.assessmentIsCompleted && {
          officer: namedOfficer(service, before.officer),
        }),
        before: roshLevels[before.recordedRisk],
        ...this.#riskFields(now),
        ...this.#dueFields(service, now),
      });
    }
    this.#open = undefined;
  }

  #reviewOpens(service: Service, now: CaseSnapshot): void {
    const { cases, calendar } = service;
    const { day } = this.#event;
    this.#open = new OpenReview(service, this.#case, day);
    this.#isFirstReview = cases.assessedOn[this.#case] === never;
    this.#fallsDueOn = Math.max(now.dueOn, day);
    this.#dueIsRecorded = false;
    const position = now.officer === none ? {} : { figures: queuePositionOf(service, this.#case, now.officer) };
    this.#record(service, day, {
      what: 'review opens',
      isFirst: this.#isFirstReview,
      dueOn: calendar.isoOf(now.dueOn),
      ...this.#officerFields(service, now.officer),
      ...position,
    });
  }

  #tasksChange(service: Service, before: CaseSnapshot, now: CaseSnapshot): void {
    const { calendar } = service;
    const { day } = this.#event;
    const isIn = (tasks: readonly OpenTask[], { task }: OpenTask): boolean => tasks.some((each) => each.task === task);
    for (const each of before.tasks) {
      if (isIn(now.tasks, each)) continue;
      const kind = taskKinds[each.kind];
      if (this.#event.kind !== Event.taskIsCompleted) this.#record(service, day, { what: 'task is cancelled', kind });
      else
        this.#record(service, day, {
          what: 'task is done',
          kind,
          daysLate: Math.max(0, day - each.dueOn),
          officer: namedOfficer(service, before.officer),
        });
    }
    for (const each of now.tasks) {
      if (!isIn(before.tasks, each))
        this.#record(service, day, {
          what: 'task begins',
          kind: taskKinds[each.kind],
          dueOn: calendar.isoOf(each.dueOn),
          ...this.#officerFields(service, now.officer),
        });
    }
  }

  #tasks({ cases, tasks }: Service): OpenTask[] {
    const open: OpenTask[] = [];
    for (let task = cases.firstTask[this.#case]; task !== none; task = tasks.nextOfCase[task])
      open.push({ task, kind: tasks.kind[task], dueOn: tasks.dueOn[task] });
    return open;
  }

  #officerChanges(service: Service, before: CaseSnapshot, now: CaseSnapshot): void {
    const { cases, unit } = service;
    const { day } = this.#event;
    const isSame = now.officer === before.officer;
    const hasLost = before.officer !== none && !isSame;
    const reason = hasLost ? reasonForReallocation(service, before.officer, this.#event.kind) : undefined;
    if (reason !== undefined)
      this.#record(service, day, {
        what: 'comes back',
        officer: namedOfficer(service, before.officer),
        because: reason,
      });
    if (now.waitsFrom !== never && before.waitsFrom === never && !hasLost)
      this.#record(service, day, {
        what: 'waits',
        forTransfer: now.officer !== none,
        figures: { waiting: unit.waitingList.cases.length },
      });
    if (now.officer !== none && !isSame) {
      const waitedSince =
        before.wasAllocated === 0
          ? cases.needsOfficerFrom[this.#case]
          : before.waitsFrom === never
            ? day
            : before.waitsFrom;
      this.#record(service, day, {
        what: 'is allocated',
        officer: namedOfficer(service, now.officer),
        ...(hasLost && { before: namedOfficer(service, before.officer) }),
        first: before.wasAllocated === 0,
        figures: { days: day - waitedSince, ...workloadOf(service, now.officer) },
      });
    }
    if (!isSame || now.attendance === before.attendance || now.officer === none) return;
    // A few days off are reported only where they may matter: while a review could be done.
    const isLong = Math.max(now.attendance, before.attendance) > Attendance.shortSickness;
    if (!isLong && now.review !== ReviewStage.open) return;
    const officer = namedOfficer(service, now.officer);
    this.#record(
      service,
      day,
      now.attendance === Attendance.atWork
        ? { what: 'officer is back', officer }
        : { what: 'officer is away', officer, attendance: attendanceWords[now.attendance] },
    );
  }

  /**
   * The days since the last event have passed with everything as it stands; a due day among them is reported as it was
   * at its end.
   */
  #timePasses(service: Service): void {
    if (this.#open === undefined) return;
    const { calendar, officers, queue } = service;
    this.#open.timePasses(service, this.#case);
    if (this.#dueIsRecorded || queue.day <= this.#fallsDueOn) return;
    this.#dueIsRecorded = true;
    const { officer } = this.#before!;
    const facts =
      officer === none
        ? {}
        : {
            attendance: attendanceWords[officers.attendance[officer]],
            figures: { ...queuePositionOf(service, this.#case, officer), contact: contactShareOf(service, officer) },
          };
    this.traceEntries.push({
      on: calendar.isoOf(this.#fallsDueOn),
      what: 'review falls due',
      isFirst: this.#isFirstReview,
      ...this.#officerFields(service, officer),
      ...facts,
    });
  }

  #snapshot(service: Service): CaseSnapshot {
    const { cases, officers } = service;
    const officer = cases.officer[this.#case];
    const values = Object.fromEntries(watchedFields.map((field) => [field, cases[field][this.#case]])) as Omit<
      CaseSnapshot,
      'attendance' | 'tasks'
    >;
    const attendance = officer === none ? 0 : officers.attendance[officer];
    return { ...values, attendance, tasks: this.#tasks(service) };
  }

  #hasChanged(service: Service): boolean {
    const { cases, officers } = service;
    const before = this.#before!;
    const tasks = this.#tasks(service);
    if (tasks.length !== before.tasks.length || tasks.some(({ task }, index) => task !== before.tasks[index].task))
      return true;
    for (const field of watchedFields) if (cases[field][this.#case] !== before[field]) return true;
    return before.officer !== none && officers.attendance[before.officer] !== before.attendance;
  }

  #record({ calendar }: Service, day: number, entry: CaseTraceEntry): void {
    this.traceEntries.push({ on: calendar.isoOf(day), ...entry });
  }

  #riskFields = ({ recordedRisk, actualRisk }: CaseSnapshot) => ({
    recorded: roshLevels[recordedRisk],
    actual: roshLevels[actualRisk],
  });

  #officerFields = (service: Service, officer: OfficerId) =>
    officer === none ? {} : { officer: namedOfficer(service, officer) };

  #dueFields = ({ calendar }: Service, { review, dueOn }: CaseSnapshot): { dueOn?: string } =>
    review === ReviewStage.none ? {} : { dueOn: calendar.isoOf(dueOn) };
}
