import { describe, expect, it } from 'vitest';
import {
  eligibilityGroupByClass,
  eligibilityGroups,
  holderClass,
  holderClasses,
  isTraineeByHolderClass,
  isUrgent,
  isUrgentByClass,
  mayHold,
  mayHoldByClass,
  mayHoldIndex,
  requiresProbationOfficer,
  requiresProbationOfficerByClass,
} from '../../../../src/model/rules/allocation/who-may-hold.ts';
import { caseClass, caseClassCount, mappaLevels, roshLevels } from '../../../../src/model/categories.ts';
import type { Grade } from '../../../../src/model/categories.ts';

/** Every class of case (lines) and of holder (columns): Y may hold, - may not. */
const table = [
  // risk, MAPPA, PO, NQO, PSO, trainee before month 3, in months 3 to 6, from month 6
  ['low', 0, 'YYY-YY'],
  ['low', 1, 'Y-Y-YY'],
  ['low', 2, 'Y-----'],
  ['low', 3, 'Y-----'],
  ['medium', 0, 'YYY--Y'],
  ['medium', 1, 'Y-Y--Y'],
  ['medium', 2, 'Y-----'],
  ['medium', 3, 'Y-----'],
  ['high', 0, 'YY----'],
  ['high', 1, 'Y-----'],
  ['high', 2, 'Y-----'],
  ['high', 3, 'Y-----'],
  ['very high', 0, 'Y-----'],
  ['very high', 1, 'Y-----'],
  ['very high', 2, 'Y-----'],
  ['very high', 3, 'Y-----'],
] as const;

/** Practitioners of each column: the grade, and months in training from the first to the last of the class. */
const columns: readonly (readonly [Grade, readonly number[]])[] = [
  ['PO', [0, 60]],
  ['NQO', [0, 60]],
  ['PSO', [0, 60]],
  ['PQiP', [0, 1, 2.99]],
  ['PQiP', [3, 4.5, 5.99]],
  ['PQiP', [6, 12, 20.99]],
];

describe('who may hold which case', () => {
  it.each(table)(
    '%s risk at MAPPA level %i: %s for PO, NQO, PSO and the three stages of a trainee',
    (rosh, mappaLevel, row) => {
      columns.forEach(([grade, months], column) => {
        for (const month of months)
          expect(mayHold(grade, month, { rosh, mappaLevel }), `${grade} in month ${month}`).toBe(row[column] === 'Y');
      });
    },
  );

  it('the table names every risk at every MAPPA level once', () => {
    expect(table.map(([rosh, level]) => [rosh, level])).toEqual(
      roshLevels.flatMap((rosh) => mappaLevels.map((level) => [rosh, level])),
    );
  });

  it('months in training matter for trainees only', () => {
    for (const grade of ['PO', 'NQO', 'PSO'] as const)
      expect(mayHold(grade, 0, { rosh: 'medium', mappaLevel: 0 })).toBe(true);
  });

  it('gives the event loop the same table by class of holder and class of case', () => {
    expect(mayHoldByClass).toHaveLength(holderClasses.length * caseClassCount);
    columns.forEach(([grade, months], column) => {
      for (const month of months) expect(holderClass(grade, month)).toBe(column);
      table.forEach(([rosh, level, row]) => {
        const place = mayHoldIndex(column, caseClass(roshLevels.indexOf(rosh), level));
        expect(mayHoldByClass[place]).toBe(row[column] === 'Y' ? 1 : 0);
      });
    });
  });
});

describe('cases that the same holders may hold', () => {
  const holdersOf = (case_: number): number[] =>
    columns.map((_, holder) => holder).filter((holder) => mayHoldByClass[mayHoldIndex(holder, case_)] === 1);

  it('are one group, which lists these holders', () => {
    for (let case_ = 0; case_ < caseClassCount; case_++)
      expect(eligibilityGroups[eligibilityGroupByClass[case_]]).toEqual(holdersOf(case_));
  });

  it('are six: by the table, low and medium risk each outside MAPPA and at level 1, high risk, and all others', () => {
    expect(eligibilityGroups.map((holders) => holders.join(' '))).toEqual([
      '0 1 2 4 5',
      '0 2 4 5',
      '0',
      '0 1 2 5',
      '0 2 5',
      '0 1',
    ]);
  });

  it('trainees are the last three classes of holder', () => {
    expect([...isTraineeByHolderClass]).toEqual([0, 0, 0, 1, 1, 1]);
  });
});

describe('urgent cases and those of probation officers only', () => {
  it.each(roshLevels)('%s risk is urgent at MAPPA 2 and 3, and at 0 and 1 only if very high', (rosh) => {
    expect(mappaLevels.map((level) => isUrgent(rosh, level))).toEqual(
      rosh === 'very high' ? [true, true, true, true] : [false, false, true, true],
    );
  });

  it.each(roshLevels)(
    '%s risk is for probation officers only at MAPPA 2 and 3, and at 0 and 1 if high or very high',
    (rosh) => {
      const serious = rosh === 'high' || rosh === 'very high';
      expect(mappaLevels.map((level) => requiresProbationOfficer(rosh, level))).toEqual([serious, serious, true, true]);
    },
  );

  it('gives the event loop the same answers by class of case', () => {
    roshLevels.forEach((rosh, r) =>
      mappaLevels.forEach((level) => {
        expect(isUrgentByClass[caseClass(r, level)]).toBe(Number(isUrgent(rosh, level)));
        expect(requiresProbationOfficerByClass[caseClass(r, level)]).toBe(
          Number(requiresProbationOfficer(rosh, level)),
        );
      }),
    );
  });
});

describe('the class of a case', () => {
  it('numbers the sixteen pairs of risk and MAPPA level from 0 to 15', () => {
    expect(roshLevels.flatMap((_, r) => mappaLevels.map((level) => caseClass(r, level)))).toEqual(
      Array.from({ length: caseClassCount }, (_, index) => index),
    );
    expect(caseClassCount).toBe(16);
  });
});
