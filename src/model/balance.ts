import { none, Review, Stage } from './cases.ts';
import { GradeIs } from './practitioners.ts';
import type { Service } from './service.ts';
import { grades } from './words.ts';

/** Checks what must always hold between cases, officers and units; an Error names the first thing that does not. */
export function checkBalance(service: Service): void {
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
  for (let case_ = 0; case_ < cases.end; case_ = cases.after(case_)) {
    if (cases.stage[case_] === none) continue;
    open++;
    const officer = cases.officer[case_];
    if (cases.review[case_] === Review.open) openReviews++;
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
    if (cases.review[case_] === Review.open) tasks[officer]++;
  }
  for (let officer = 0; officer < officers.end; officer = officers.after(officer)) {
    isEqual(officers.casesHeld[officer], held[officer], `cases held by officer ${officer}`);
    isEqual(officers.points[officer], points[officer], `points of officer ${officer}`);
    isEqual(officers.deferrable[officer], deferrable[officer], `deferrable points of officer ${officer}`);
    let queued = officers.taskInHand[officer] === none ? 0 : 1;
    for (let task = officers.firstTask[officer]; task !== none; task = cases.nextTask[task]) queued++;
    isEqual(queued, tasks[officer], `open reviews of officer ${officer}`);
  }
  isEqual(cases.made - cases.ended, open, 'open cases');
  isEqual(open, needing + prisonHeld, 'cases that need an officer or are held by the prison');
  isEqual(unit.reviewsOpened - unit.reviewsEnded, openReviews, 'reviews that are open');
  staffBalances(service);
  isEqual(unit.needing, needing, 'cases that need an officer');
  isEqual(unit.hidden, hidden, 'people with hidden risk');
  isEqual(unit.unallocatedWaiting, waiting, 'unallocated cases waiting');
}

/**
 * Staff who joined each grade are those who left it and those in post; and the unit's lists hold just those who belong
 * on them.
 */
function staffBalances({ officers, unit }: Service): void {
  const inPost = unit.inPost.map(() => 0);
  let holders = 0;
  for (let officer = 0; officer < officers.end; officer = officers.after(officer)) {
    if (officers.inPost[officer] === 0) continue;
    if (officers.isAgency[officer] === 0) inPost[officers.grade[officer]]++;
    if (officers.holdsCases[officer] === 1) holders++;
  }
  unit.inPost.forEach((kept, grade) => {
    isEqual(kept, inPost[grade], `people in post of grade ${grades[grade]}`);
    isEqual(unit.joined[grade] - unit.left[grade], kept, `people who joined and have not left grade ${grades[grade]}`);
  });
  isEqual(unit.holders.length, holders, 'officers who may hold cases');
  isEqual(unit.probationOfficers.length, inPost[GradeIs.PO] + inPost[GradeIs.NQO], 'probation officers');
}

function isEqual(kept: number, counted: number, what: string): void {
  if (kept !== counted) throw new Error(`The balance does not hold: ${what} kept as ${kept}, counted as ${counted}.`);
}
