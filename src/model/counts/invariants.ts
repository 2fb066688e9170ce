import { ReviewStage, Stage } from '../state/cases.ts';
import { GradeIndex } from '../state/practitioners.ts';
import type { Service } from '../service.ts';
import { grades } from '../categories.ts';
import { none } from '../state/identity.ts';

/** Checks what must always hold between cases, officers and units; an Error names the first thing that does not. */
export function checkInvariants(service: Service): void {
  const { cases, officers, unit } = service;
  const points = new Int32Array(officers.end);
  const deferrable = new Int32Array(officers.end);
  const held = new Int32Array(officers.end);
  let open = 0;
  let prisonHeld = 0;
  let openReviews = 0;
  let needing = 0;
  let hidden = 0;
  let waiting = 0;
  const tasks = new Int32Array(officers.end);
  for (let case_ = cases.first; case_ < cases.end; case_ = cases.after(case_)) {
    if (cases.stage[case_] === none) continue;
    open++;
    const officer = cases.officer[case_];
    if (cases.review[case_] === ReviewStage.open) openReviews++;
    if (cases.stage[case_] === Stage.prisonHeld) {
      prisonHeld++;
      if (officer !== none) throw new Error(`Case ${case_} is held by the prison and by officer ${officer}.`);
      continue;
    }
    needing++;
    if (cases.recordedRisk[case_] < cases.actualRisk[case_]) hidden++;
    if (officer === none) {
      if (cases.waitsFrom[case_] >= 0) waiting++;
      continue;
    }
    if (officers.inPost[officer] === 0) throw new Error(`Case ${case_} is held by officer ${officer}, who has left.`);
    held[officer]++;
    points[officer] += cases.points[case_];
    deferrable[officer] += cases.deferrable[case_];
    if (cases.review[case_] === ReviewStage.open) tasks[officer]++;
  }
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer)) {
    assertEqual(officers.casesHeld[officer], held[officer], `cases held by officer ${officer}`);
    assertEqual(officers.points[officer], points[officer], `points of officer ${officer}`);
    assertEqual(officers.deferrable[officer], deferrable[officer], `deferrable points of officer ${officer}`);
    let queued = officers.taskInHand[officer] === none ? 0 : 1;
    for (let task = officers.firstTask[officer]; task !== none; task = cases.nextTask[task]) queued++;
    assertEqual(queued, tasks[officer], `open reviews of officer ${officer}`);
  }
  assertEqual(cases.created - cases.ended, open, 'open cases');
  assertEqual(open, needing + prisonHeld, 'cases that need an officer or are held by the prison');
  assertEqual(unit.reviewsOpened - unit.reviewsEnded, openReviews, 'reviews that are open');
  checkStaff(service);
  assertEqual(unit.needingOfficer, needing, 'cases that need an officer');
  assertEqual(unit.hidden.value, hidden, 'people with hidden risk');
  assertEqual(unit.waitingList.unallocated, waiting, 'unallocated cases waiting');
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
  for (const service of services) checkInvariants(service);
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
