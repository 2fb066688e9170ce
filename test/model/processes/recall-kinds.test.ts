import { describe, expect, test } from 'vitest';
import type { DatedChange } from '../../../src/model/index.ts';
import { Event } from '../../../src/model/events.ts';
import { personIsRecalled } from '../../../src/model/processes/cases/supervision.ts';
import type { Service } from '../../../src/model/service.ts';
import { serviceAtStart } from '../../../src/model/simulate.ts';
import { Stage } from '../../../src/model/state/cases.ts';
import type { CaseId } from '../../../src/model/state/identity.ts';
import { emptyService, executionsOf, licence, onTheMorningOf, simulateUntil } from '../by-hand.ts';
import { run, seed, total, world } from '../worlds.ts';

const kinds = (date: string, fixed_56: number): DatedChange => ({
  date,
  chapter: 'supervision',
  name: 'recall_kinds',
  value: { standard: 1 - fixed_56, fixed_14: 0, fixed_28: 0, fixed_56 },
});
/** Day 206. All recalls are for 56 days from then on; before, they are standard ones of 122 days. */
const act = kinds('2021-12-24', 1);
const forThoseRecalled = { recall_kinds_apply_to_those_recalled: true };

/** People released on day 2 and recalled on a day each; gives the service with them. */
function recalledOn(days: readonly number[], settings: object, changes: readonly DatedChange[]): [Service, CaseId[]] {
  const service = emptyService({ supervision: settings }, changes);
  const people: CaseId[] = [];
  onTheMorningOf(service, 2, () => people.push(...days.map(() => licence(service))));
  days.forEach((day, index) => onTheMorningOf(service, day, () => personIsRecalled(service, people[index])));
  return [service, people];
}

/** The days on which they are released again until a day, in their order. */
function releasesOf([service, people]: [Service, CaseId[]], until = 450): number[] {
  const releases = executionsOf(simulateUntil(service, until), Event.personIsReleasedAgain);
  return people.flatMap((person) => releases.filter(([agent]) => agent === person).map(([, at]) => at));
}

describe('recall for a fixed term of 56 days, from day 206', () => {
  const days = [100, 180, 195, 300];

  test('is for those recalled from then on', () => {
    expect(releasesOf(recalledOn(days, {}, [act]))).toEqual([222, 302, 317, 356]);
  });

  test('is for those in prison too where it applies to them: at once for those who have served it', () => {
    expect(releasesOf(recalledOn(days, forThoseRecalled, [act]))).toEqual([206, 236, 251, 356]);
  });

  test('never makes a recall longer, on its way in or out', () => {
    const shortStandard = { ...forThoseRecalled, recall_length: 1 };
    expect(releasesOf(recalledOn([190], shortStandard, [act]))).toEqual([220]);
    const back = kinds('2022-01-27', 0); // day 240
    expect(releasesOf(recalledOn([195], { ...forThoseRecalled, recall_length: 1.5 }, [act, back]))).toEqual([241]);
    expect(releasesOf(recalledOn([195], forThoseRecalled, [act, back]))).toEqual([251]);
  });

  test('releases those who have served it one by one where there is a phase', () => {
    const settings = { ...forThoseRecalled, recall_release_phase: 10 };
    const releases = releasesOf(recalledOn(Array<number>(200).fill(100), settings, [act]));
    const perDay = Array.from({ length: 10 }, (_, day) => releases.filter((each) => each === 206 + day).length);
    expect(perDay.reduce((sum, each) => sum + each, 0)).toBe(200);
    for (const number of perDay) expect(Math.abs(number - 20)).toBeLessThan(4 * Math.sqrt(18));
  });

  test('has done with the release that was expected before: not even a second recall ends by it', () => {
    const [service, people] = recalledOn([100], forThoseRecalled, [act]);
    onTheMorningOf(service, 210, () => personIsRecalled(service, people[0]));
    expect(releasesOf([service, people])).toEqual([206, 266]);
  });
});

describe('in a unit of the service', () => {
  const september = { ...kinds('2021-09-01', 0.8), name: 'recall_kinds' };
  const unit = (settings: object, changes: readonly DatedChange[]) =>
    world({
      settings: { supervision: { ...settings, recall_kinds: { standard: 1, fixed_14: 0, fixed_28: 0, fixed_56: 0 } } },
      changes,
    });

  test('those on recall on the first day have been recalled before it, and are released after it', () => {
    const { cases } = serviceAtStart(world({ units: 3 }), seed, 1);
    let onRecall = 0;
    for (let case_ = cases.first; case_ < cases.end; case_ = cases.after(case_)) {
      if (cases.stage[case_] !== Stage.recalled) continue;
      onRecall++;
      expect(cases.recalledOn[case_]).toBeLessThanOrEqual(0);
      expect(cases.recalledOn[case_]).toBeGreaterThanOrEqual(cases.supervisedFrom[case_] - 1);
      expect(cases.releaseExpectedOn[case_]).toBeGreaterThan(0);
    }
    expect(onRecall).toBeGreaterThan(50);
  });

  test('a burst of releases empties the prison of the recalled, and the switch alone does nothing', () => {
    const [before, after] = [run(unit({}, [september])), run(unit(forThoseRecalled, [september]), 1, true)];
    const recalled = (result: typeof before, month: number) => total(result, 'caseload.recalled', month, month);
    expect(recalled(after, 2)).toBe(recalled(before, 2));
    expect(recalled(after, 3)).toBeLessThan(0.75 * recalled(before, 3));
    const [off, on] = [run(unit({}, [])), run(unit(forThoseRecalled, []))];
    expect(on.values).toEqual(off.values);
  });
});
