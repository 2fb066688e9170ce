import { caseClass, caseClassCount, mappaLevels, roshLevels } from '../../categories.ts';
import type { Grade, MappaLevel, Rosh } from '../../categories.ts';

/** What decides who may hold a case: its recorded risk and its MAPPA level. */
export interface CaseRisk {
  readonly rosh: Rosh;
  readonly mappaLevel: MappaLevel;
}

/** A trainee holds no case of their own before this month of training. */
export const traineeHoldsLowRiskFromMonth = 3;
/** A trainee holds medium risk from this month of training. */
export const traineeHoldsMediumRiskFromMonth = 6;

/**
 * A case to be allocated at once when its papers are ready or its officer is lost; a transfer waits for the allocation
 * of the day. Very high risk of serious harm, or MAPPA level 2 or 3.
 * Source: assumed; the classes are those of operating rules, section 3.
 */
export const isUrgent = (rosh: Rosh, mappaLevel: MappaLevel): boolean => rosh === 'very high' || mappaLevel >= 2;

/**
 * A case that only a qualified probation officer may hold: high or very high risk of serious harm, or MAPPA level 2 or
 * 3.
 *
 * A newly qualified officer is a qualified one here; `mayHold` says which of these cases they may not have.
 * Source: jhac-hl27; operating rules, section 3.
 */
export const requiresProbationOfficer = (rosh: Rosh, mappaLevel: MappaLevel): boolean =>
  rosh === 'high' || isUrgent(rosh, mappaLevel);

/**
 * Whether someone of this grade may hold this case in their own name; co-working a case is not holding it.
 *
 * - PO: every case.
 * - NQO: low, medium and high risk, and no MAPPA case at any level.
 * - PSO: low and medium risk, not MAPPA level 2 or 3.
 * - PQiP trainee: as a PSO, but nothing before month 3 and low risk only before month 6. `monthsInTraining` counts from
 *   the start of training, so 3 is the first day of the fourth month; it is read for trainees only.
 *
 * MAPPA level 1 follows the risk of serious harm for all but NQOs. How many cases a trainee may carry, and managers who
 * break this table when the queue is long, are matters of allocation.
 * ASSUMPTION: the table is a modelling choice where the evidence is silent; the current policy is not published.
 * Source: jhac-hl27, hmpps-tu-2022; operating rules, section 3.
 */
export function mayHold(grade: Grade, monthsInTraining: number, { rosh, mappaLevel }: CaseRisk): boolean {
  switch (grade) {
    case 'PO':
      return true;
    case 'NQO':
      return mappaLevel === 0 && rosh !== 'very high';
    case 'PSO':
      return !requiresProbationOfficer(rosh, mappaLevel);
    case 'PQiP':
      if (monthsInTraining < traineeHoldsLowRiskFromMonth || requiresProbationOfficer(rosh, mappaLevel)) return false;
      return rosh === 'low' || monthsInTraining >= traineeHoldsMediumRiskFromMonth;
  }
}

/** Practitioners whom `mayHold` treats alike; the event loop holds a class as its index in this list. */
export const holderClasses = [
  'PO',
  'NQO',
  'PSO',
  'trainee before month 3',
  'trainee in months 3 to 6',
  'trainee from month 6',
] as const;

/** The index in `holderClasses` of a practitioner; months in training are read for trainees only. */
export function holderClass(grade: Grade, monthsInTraining: number): number {
  switch (grade) {
    case 'PO':
      return 0;
    case 'NQO':
      return 1;
    case 'PSO':
      return 2;
    case 'PQiP':
      return monthsInTraining < traineeHoldsLowRiskFromMonth
        ? 3
        : monthsInTraining < traineeHoldsMediumRiskFromMonth
          ? 4
          : 5;
  }
}

/** One practitioner of each class, in the order of `holderClasses`. */
const oneOfEachClass: readonly (readonly [Grade, number])[] = [
  ['PO', 0],
  ['NQO', 0],
  ['PSO', 0],
  ['PQiP', 0],
  ['PQiP', traineeHoldsLowRiskFromMonth],
  ['PQiP', traineeHoldsMediumRiskFromMonth],
];

/** The index of a class of holder and a class of case (`caseClass`) in `mayHoldByClass`. */
export const mayHoldIndex = (holder: number, case_: number): number => holder * caseClassCount + case_;

/** `mayHold` for the event loop, by class of holder and class of case: 1 may hold, 0 may not. Filled from `mayHold`. */
export const mayHoldByClass: Uint8Array = Uint8Array.from(
  oneOfEachClass.flatMap(([grade, months]) =>
    byCaseClass((rosh, mappaLevel) => mayHold(grade, months, { rosh, mappaLevel })),
  ),
  Number,
);

/** The classes of holder who may hold a case, by class of case. */
const holdersOfClass = Array.from({ length: caseClassCount }, (_, case_) =>
  holderClasses.map((_name, holder) => holder).filter((holder) => mayHoldByClass[mayHoldIndex(holder, case_)] === 1),
);

/**
 * Classes of case that the same holders may hold are of one eligibility group: the holders of each, as indexes in
 * `holderClasses`.
 */
export const eligibilityGroups: readonly (readonly number[])[] = holdersOfClass.filter(
  (holders, case_) => firstClassOf(holders) === case_,
);

/** The index of an eligibility group in `eligibilityGroups`, by class of case. */
export const eligibilityGroupByClass: Uint8Array = Uint8Array.from(holdersOfClass, (holders) =>
  eligibilityGroups.indexOf(holdersOfClass[firstClassOf(holders)]),
);

/** The first class of case that these holders may hold, and no others. */
function firstClassOf(holders: readonly number[]): number {
  return holdersOfClass.findIndex((others) => others.join() === holders.join());
}

/** Whether a class of holder is one of trainees: 1 or 0. */
export const isTraineeByHolderClass: Uint8Array = Uint8Array.from(oneOfEachClass, ([grade]) =>
  Number(grade === 'PQiP'),
);

/** `isUrgent` for the event loop, by class of case. */
export const isUrgentByClass: Uint8Array = Uint8Array.from(byCaseClass(isUrgent), Number);

/** `requiresProbationOfficer` for the event loop, by class of case. */
export const requiresProbationOfficerByClass: Uint8Array = Uint8Array.from(
  byCaseClass(requiresProbationOfficer),
  Number,
);

/** What a rule says of each class of case, in the order of `caseClass`. */
function byCaseClass<Answer>(rule: (rosh: Rosh, mappaLevel: MappaLevel) => Answer): Answer[] {
  const answers: Answer[] = [];
  roshLevels.forEach((rosh, index) =>
    mappaLevels.forEach((level) => (answers[caseClass(index, level)] = rule(rosh, level))),
  );
  return answers;
}
