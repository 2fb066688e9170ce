import { isReviewOpen, ReviewStage, Stage } from '../state/cases.ts';
import { GradeIndex } from '../state/practitioners.ts';
import type { Service } from '../service.ts';
import { caseRequiresProbationOfficer } from '../processes/cases/caseload.ts';
import { grades, highRisk, roshLevels } from '../categories.ts';
import { atLevel, none } from '../state/identity.ts';
import type { CaseId } from '../state/identity.ts';

/** Checks what must always hold between cases, officers and units; an Error names the first thing that does not. */
export function checkInvariants(service: Service): void {
  const { cases, officers, unit } = service;
  const points = new Int32Array(officers.end);
  const taskPoints = new Int32Array(officers.end);
  const deferrable = new Int32Array(officers.end);
  const pointsByRisk = new Int32Array(officers.end);
  const deferrableByRisk = new Int32Array(officers.end);
  const onlyPO = new Int32Array(officers.end);
  const held = new Int32Array(officers.end);
  let open = 0;
  let prisonHeld = 0;
  let openReviews = 0;
  let needing = 0;
  let hidden = 0;
  const hiddenByActualRisk = roshLevels.map(() => 0);
  const unallocated = { all: 0, high: 0, mappa: 0 };
  let waiting = 0;
  let awaiting = 0;
  const reviews = new Int32Array(officers.end);
  for (let case_ = cases.first; case_ < cases.end; case_ = cases.after(case_)) {
    if (cases.stage[case_] === none) continue;
    open++;
    const officer = cases.officer[case_];
    if (isReviewOpen(cases.review[case_])) openReviews++;
    if (cases.review[case_] === ReviewStage.awaitingCountersignature) awaiting++;
    if (cases.stage[case_] === Stage.prisonHeld) {
      prisonHeld++;
      if (officer !== none) throw new Error(`Case ${case_} is held by the prison and by officer ${officer}.`);
      continue;
    }
    needing++;
    checkStage(service, case_);
    if (cases.recordedRisk[case_] < cases.actualRisk[case_]) {
      hidden++;
      hiddenByActualRisk[cases.actualRisk[case_]]++;
    }
    if (officer === none) {
      unallocated.all++;
      if (cases.recordedRisk[case_] >= highRisk) unallocated.high++;
      if (cases.mappaLevel[case_] > 0) unallocated.mappa++;
      if (cases.waitsFrom[case_] >= 0) waiting++;
      continue;
    }
    if (officers.inPost[officer] === 0) throw new Error(`Case ${case_} is held by officer ${officer}, who has left.`);
    held[officer]++;
    points[officer] += cases.points[case_] - cases.taskPoints[case_];
    taskPoints[officer] += cases.taskPoints[case_];
    deferrable[officer] += cases.deferrable[case_];
    pointsByRisk[officer + cases.recordedRisk[case_]] += cases.points[case_] - cases.taskPoints[case_];
    deferrableByRisk[officer + cases.recordedRisk[case_]] += cases.deferrable[case_];
    if (caseRequiresProbationOfficer(service, case_)) onlyPO[officer] += cases.points[case_];
    if (cases.review[case_] === ReviewStage.open) reviews[officer]++;
  }
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer)) {
    assertEqual(officers.casesHeld[officer], held[officer], `cases held by officer ${officer}`);
    const ofCases = officers.points[officer] - officers.taskPoints[officer];
    assertEqual(ofCases, points[officer], `points of officer ${officer} without those of tasks`);
    // The others are of reports, which count for some time whether they are done or not.
    if (officers.taskPoints[officer] < taskPoints[officer])
      throw new Error(
        `Officer ${officer} has ${officers.taskPoints[officer]} points of tasks; the cases held have ${taskPoints[officer]}.`,
      );
    assertEqual(officers.deferrable[officer], deferrable[officer], `deferrable points of officer ${officer}`);
    roshLevels.forEach((risk, level) => {
      const ofRisk = atLevel(officer, level);
      const what = `points of officer ${officer} at ${risk} risk`;
      assertEqual(officers.pointsByRisk[ofRisk], pointsByRisk[ofRisk], what);
      assertEqual(officers.deferrableByRisk[ofRisk], deferrableByRisk[ofRisk], `deferrable ${what}`);
    });
    assertEqual(officers.pointsOnlyPO[officer], onlyPO[officer], `points that need a PO of officer ${officer}`);
    let queued = officers.reviewInHand[officer] === none ? 0 : 1;
    for (let review = officers.firstReview[officer]; review !== none; review = cases.nextReview[review]) queued++;
    assertEqual(queued, reviews[officer], `open reviews of officer ${officer}`);
  }
  assertEqual(cases.created - cases.ended, open, 'open cases');
  assertEqual(open, needing + prisonHeld, 'cases that need an officer or are held by the prison');
  assertEqual(unit.reviewsOpened - unit.reviewsEnded, openReviews, 'reviews that are open');
  assertEqual(unit.awaitingCountersignature.size, awaiting, 'assessments that wait to be countersigned');
  checkTasks(service);
  checkStaff(service);
  assertEqual(unit.needingOfficer, needing, 'cases that need an officer');
  assertEqual(unit.hidden.value, hidden, 'people with hidden risk');
  roshLevels.forEach((level, index) =>
    assertEqual(
      unit.hiddenByActualRisk[index],
      hiddenByActualRisk[index],
      `people with hidden risk whose actual risk is ${level}`,
    ),
  );
  assertEqual(unit.unallocated.all, unallocated.all, 'unallocated cases');
  assertEqual(unit.unallocated.high, unallocated.high, 'unallocated cases of high or very high risk');
  assertEqual(unit.unallocated.mappa, unallocated.mappa, 'unallocated MAPPA cases');
  assertEqual(unit.waitingList.unallocated, waiting, 'unallocated cases waiting');
}

/**
 * Nobody is on a licence, or on recall from one, that has run out; nor under post-sentence supervision before it has.
 */
function checkStage({ cases, today }: Service, case_: CaseId): void {
  const stage = cases.stage[case_];
  const isOnLicence = stage === Stage.licence || stage === Stage.recalled;
  const hasRunOut = cases.sentenceEndsOn[case_] <= today;
  if (isOnLicence ? hasRunOut : stage === Stage.postSentence && !hasRunOut)
    throw new Error(
      `Case ${case_} is at stage ${stage}, with a sentence that ends on day ${cases.sentenceEndsOn[case_]}.`,
    );
}

/**
 * An open task is in the queue or the hand of its officer, who for one about a case is the officer of the case, and
 * asks for its load there; and it is in the list of its case.
 */
function checkTasks({ tasks, officers, cases }: Service): void {
  const load = new Int32Array(officers.end);
  const own = new Int32Array(officers.end);
  let open = 0;
  let ofCases = 0;
  for (let task = tasks.first; task < tasks.end; task = tasks.after(task)) {
    if (tasks.kind[task] === none) continue;
    open++;
    const case_ = tasks.case_[task];
    const officer = tasks.officer[task];
    if (case_ !== none) {
      ofCases++;
      assertEqual(officer, cases.officer[case_], `the officer of task ${task}`);
    }
    if (officer === none) continue;
    own[officer]++;
    load[officer] += tasks.load[task];
  }
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer)) {
    assertEqual(officers.taskLoad[officer], load[officer], `load of the tasks of officer ${officer}`);
    let queued = officers.taskInHand[officer] === none ? 0 : 1;
    for (let task = officers.firstTask[officer]; task !== none; task = tasks.next[task]) queued++;
    assertEqual(queued, own[officer], `open tasks of officer ${officer}`);
    if (officers.taskInHand[officer] === none && officers.firstTask[officer] !== none)
      throw new Error(`Officer ${officer} has tasks to do and does none.`);
  }
  for (let case_ = cases.first; case_ < cases.end; case_ = cases.after(case_)) {
    if (cases.stage[case_] === none) continue;
    for (let task = cases.firstTask[case_]; task !== none; task = tasks.nextOfCase[task]) ofCases--;
  }
  assertEqual(ofCases, 0, 'tasks about a case that are in no list of a case');
  assertEqual(tasks.begun - tasks.ended, open, 'tasks that are open');
}

/**
 * Staff who joined each grade are those who left it and those in post; and the unit's lists hold just those who belong
 * on them.
 */
function checkStaff({ officers, unit }: Service): void {
  const inPost = unit.inPost.map(() => 0);
  let holders = 0;
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer)) {
    if (officers.inPost[officer] === 0) continue;
    if (officers.isAgency[officer] === 0) inPost[officers.grade[officer]]++;
    if (officers.holdsCases[officer] === 1) holders++;
  }
  unit.inPost.forEach((kept, grade) => {
    assertEqual(kept, inPost[grade], `people in post of grade ${grades[grade]}`);
    assertEqual(
      unit.joined[grade] - unit.left[grade],
      kept,
      `people who joined and have not left grade ${grades[grade]}`,
    );
  });
  assertEqual(unit.caseHolders.length, holders, 'officers who may hold cases');
  assertEqual(unit.probationOfficers.length, inPost[GradeIndex.PO] + inPost[GradeIndex.NQO], 'probation officers');
  assertEqual(unit.seniors.length, inPost[GradeIndex.SPO], 'seniors');
}

function assertEqual(kept: number, counted: number, what: string): void {
  if (kept !== counted) throw new Error(`The balance does not hold: ${what} kept as ${kept}, counted as ${counted}.`);
}

/** Probation officers, and all people in post, in all units together. */
export const peopleIn = (services: readonly Service[]): readonly [probationOfficers: number, all: number] => [
  services.reduce((sum, { unit }) => sum + unit.probationOfficers.length, 0),
  services.reduce((sum, { unit }) => sum + unit.inPost.reduce((all, people) => all + people, 0), 0),
];

/** On a planning date people go from one unit to another: nobody comes or is lost, and no two have one name. */
export function checkPlanning(services: readonly Service[], before: readonly [number, number]): void {
  const [probationOfficers, all] = peopleIn(services);
  assertEqual(probationOfficers, before[0], 'probation officers of all units');
  assertEqual(all, before[1], 'people in post in all units');
  for (const service of services) checkStaff(service);
  const names = services.flatMap(namesInPost);
  assertEqual(new Set(names).size, names.length, 'names of those in post');
}

/** Those in post by what their random numbers are keyed by. */
function namesInPost({ officers, unit }: Service): string[] {
  const names: string[] = [];
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer)) {
    if (officers.inPost[officer] === 0) continue;
    const { name } = officers.originOf(officer) ?? unit.plan;
    names.push(`${name}/${officers.source[officer]}/${officers.serialNumber[officer]}`);
  }
  return names;
}
