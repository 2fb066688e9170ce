import { describe, expect, test } from 'vitest';
import { ReviewStage, Stage } from '../../../src/model/state/cases.ts';
import { caseClassOf } from '../../../src/model/processes/cases/caseload.ts';
import { endOfContactDay } from '../../../src/model/processes/cases/end-of-contact.ts';
import { mayContactEnd } from '../../../src/model/rules/supervision/end-of-contact.ts';
import { mayHoldByClass, mayHoldIndex } from '../../../src/model/rules/allocation/who-may-hold.ts';
import { serviceAtStart } from '../../../src/model/simulate.ts';
import { Attendance } from '../../../src/model/state/practitioners.ts';
import { baseline, demandTimes, seed, together, world } from '../worlds.ts';
import type { Settings } from '../worlds.ts';
import { none, never } from '../../../src/model/state/identity.ts';
import type { CaseId, OfficerId } from '../../../src/model/state/identity.ts';

/** One unit of a tenth of the service, ready on the first day of its run-in. */
const ready = (settings: Settings = {}, replication = 1) =>
  serviceAtStart(
    world({ settings: together({ organisation: { share_of_service: 0.1 } }, settings) }),
    seed,
    replication,
  );

function countOfficers({ officers }: ReturnType<typeof ready>, is: (officer: OfficerId) => boolean): number {
  let number = 0;
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer))
    if (officers.isAgency[officer] === 0 && is(officer)) number++;
  return number;
}

function casesOf({ cases }: ReturnType<typeof ready>, is: (case_: CaseId) => boolean): CaseId[] {
  const found: CaseId[] = [];
  for (let case_ = cases.first; case_ < cases.end; case_ = cases.after(case_))
    if (cases.stage[case_] !== none && is(case_)) found.push(case_);
  return found;
}

describe('the first day of the run-in', () => {
  test('finds as many away as fall ill for long or take leave in the time that it lasts, with nobody to look after', () => {
    const service = ready();
    const { long_spells, long_spell_lasts, parental_leave, parental_leave_lasts } = baseline.parameters.absence;
    const all = countOfficers(service, () => true);
    const longSick = countOfficers(
      service,
      (officer) => service.officers.attendance[officer] === Attendance.longSickness,
    );
    const onLeave = countOfficers(
      service,
      (officer) => service.officers.attendance[officer] === Attendance.parentalLeave,
    );
    // 0.105 a year x 75 working days of 7 days in 5, and 0.025 a year x 6 months, each over the one who is at work and
    // those who are away.
    const sickToOne = (long_spells * long_spell_lasts * 7) / 5 / 365.25;
    const leaveToOne = (parental_leave * parental_leave_lasts) / 12;
    for (const [found, toOne] of [
      [longSick, sickToOne],
      [onLeave, leaveToOne],
    ] as const) {
      const expected = (all * toOne) / (1 + sickToOne + leaveToOne);
      expect(Math.abs(found - expected)).toBeLessThan(3 * Math.sqrt(expected));
    }
    expect(service.unit.sick.value).toBe(longSick);
    expect(
      countOfficers(
        service,
        (officer) =>
          service.officers.attendance[officer] >= Attendance.longSickness && service.officers.casesHeld[officer] > 0,
      ),
    ).toBe(0);
  });

  test('finds the assessments of officers with twice the work far older than those of officers with half of it', () => {
    const neverAssessed = (factor: number) => {
      const service = ready(demandTimes(factor));
      const due = casesOf(
        service,
        (case_) =>
          service.cases.stage[case_] <= Stage.licence &&
          service.cases.supervisedFrom[case_] < -120 &&
          service.cases.officer[case_] !== none,
      );
      return due.filter((case_) => service.cases.assessedOn[case_] === never).length / due.length;
    };
    expect(neverAssessed(0.4)).toBeLessThan(0.01);
    expect(neverAssessed(2)).toBeGreaterThan(0.4);
  });

  test('finds reviews still to do that have fallen due, none of them past its grace', () => {
    const service = ready();
    const { cases } = service;
    const overdue = casesOf(
      service,
      (case_) => cases.review[case_] === ReviewStage.scheduled && cases.dueOn[case_] < 0,
    );
    expect(overdue.length).toBeGreaterThan(100);
    expect(Math.min(...overdue.map((case_) => cases.dueOn[case_]))).toBeGreaterThanOrEqual(
      -baseline.parameters.work.grace - 1,
    );
  });

  test('finds no case with somebody who may not hold it, though risk has been read anew since it was given to the officer', () => {
    const service = ready();
    const { cases, officers } = service;
    const held = casesOf(service, (case_) => cases.officer[case_] !== none);
    expect(held.length).toBeGreaterThan(15_000);
    expect(
      held.filter(
        (case_) =>
          mayHoldByClass[mayHoldIndex(officers.holderClass[cases.officer[case_]], caseClassOf(service, case_))] === 0,
      ),
    ).toEqual([]);
  });

  test('finds contact ended where a scheme has always been in force: with three in four of the licences past their day, which nobody has met since', () => {
    const service = ready({
      supervision: { contact_ends_after: { low: 0.5, medium: 0.5, high: 0.5 }, contact_end_take_up: 0.8 },
    });
    const { cases } = service;
    const isPast = (case_: CaseId) => endOfContactDay(service, case_) <= 0;
    const licences = casesOf(service, (case_) => cases.stage[case_] === Stage.licence && isPast(case_));
    const mayEnd = licences.filter((case_) => mayContactEnd(cases.recordedRisk[case_], cases.mappaLevel[case_]));
    const ended = mayEnd.filter((case_) => cases.contactHasEnded[case_] === 1);
    // 7% are under child protection, and four in five of the others are entered.
    expect(mayEnd.length).toBeGreaterThan(1000);
    expect(Math.abs(ended.length / mayEnd.length - 0.93 * 0.8)).toBeLessThan(0.04);
    const all = casesOf(service, (case_) => cases.contactHasEnded[case_] === 1);
    expect(all.filter((case_) => !isPast(case_))).toEqual([]);
    expect(all.filter((case_) => cases.review[case_] !== ReviewStage.none)).toEqual([]);
    expect(all.filter((case_) => cases.assessedOn[case_] > endOfContactDay(service, case_))).toEqual([]);
    expect(all.some((case_) => cases.assessedOn[case_] !== never)).toBe(true);
  });
});
