import { describe, expect, it } from 'vitest';
import { grades, reportKinds, roshLevels, taskKinds } from '../../../../src/model/categories.ts';
import { isMorePressing, loadOfTask, timeForTasks } from '../../../../src/model/rules/tasks/deadlines.ts';
import { shareEnforced } from '../../../../src/model/rules/tasks/enforcement.ts';
import { groupByTaskKind, workGroups } from '../../../../src/model/rules/tasks/groups.ts';
import {
  carriedOverFrom,
  countersignaturesOfDay,
  needsCountersignature,
} from '../../../../src/model/rules/tasks/countersigning.ts';
import { isTaskStillWanted } from '../../../../src/model/rules/tasks/still-wanted.ts';
import type { CaseTaskKind, StageName } from '../../../../src/model/rules/tasks/still-wanted.ts';
import { mayWriteByKind, mayWriteIndex, mayWriteReport } from '../../../../src/model/rules/tasks/who-may-write.ts';

describe('who may write a report', () => {
  it.each([
    // kind, PO, NQO, PSO, PQiP, SPO
    ['oral_report', [true, true, true, false, false]],
    ['fast_report', [true, true, true, false, false]],
    ['standard_report', [true, true, false, false, false]],
    ['parole_report', [true, true, false, false, false]],
    ['arms_assessment', [true, true, false, false, false]],
  ] as const)('%s', (kind, may) => {
    const index = reportKinds.indexOf(kind);
    expect(grades.map((_, grade) => mayWriteReport(index, grade))).toEqual(may);
    // the same for the event loop
    expect(grades.map((_, grade) => mayWriteByKind[mayWriteIndex(index, grade)])).toEqual(may.map(Number));
  });
});

describe('the load of a task', () => {
  it.each([
    // effort, today, due, points a month
    [40, 10, 11, 608.75], // two days, today's and tomorrow's
    [40, 10, 10, 1217.5], // due today
    [40, 10, 3, 1217.5], // overdue
    [138, 0, 29, 140.0125], // thirty days
    [0, 0, 29, 0],
  ])('%f points from day %i to day %i ask for %f points a month', (effort, today, dueOn, load) => {
    expect(loadOfTask(effort, today, dueOn)).toBeCloseTo(load, 9);
  });

  it('is met before all else, up to all the time there is', () => {
    expect([timeForTasks(0, 100), timeForTasks(60, 100), timeForTasks(160, 100)]).toEqual([0, 60, 100]);
  });

  it('the one due first is done first, and the one that was there among equals', () => {
    expect([isMorePressing(4, 5), isMorePressing(5, 5), isMorePressing(6, 5)]).toEqual([true, false, false]);
  });
});

describe('tasks about a case that are still wanted', () => {
  const stages: readonly StageName[] = ['order', 'licence', 'beforeRelease', 'prisonHeld', 'recalled'];
  it.each([
    ['recall_papers', [false, false, false, false, true]],
    ['licence_warning', [false, true, false, false, false]],
    ['breach_pack', [true, false, false, false, false]],
    ['early_release_papers', [false, true, true, false, false]],
  ] as const)('%s', (kind: CaseTaskKind, wanted) => {
    expect(stages.map((stage) => isTaskStillWanted(kind, stage))).toEqual(wanted);
  });
});

describe('enforcement', () => {
  it.each([
    // contact kept up, exponent, share enforced
    [0, 0, 1],
    [0.5, 0, 1],
    [1, 2, 1],
    [0.5, 1, 0.5],
    [0.5, 2, 0.25],
    [0, 2, 0],
  ])('with contact kept up at %f and an exponent of %f the share %f is acted on', (contact, exponent, share) => {
    expect(shareEnforced(contact, exponent)).toBeCloseTo(share, 12);
  });
});

describe('countersigning', () => {
  it('high and very high risk need a countersignature', () => {
    expect(roshLevels.map((_, level) => needsCountersignature(level))).toEqual([false, false, true, true]);
  });

  it.each([
    // carried over, seniors at work, a week, how many today, carried over then
    [0, 2, 5, 2, 0],
    [0.5, 1, 3, 1.1, 0.1],
    [0.25, 0, 5, 0.25, 0.25],
    [0, 0, 0, Infinity, 0],
  ])(
    'with %f carried over, %i seniors and %f a week each, %f are countersigned today',
    (before, seniors, week, today, left) => {
      expect(countersignaturesOfDay(before, seniors, week)).toBeCloseTo(today, 12);
      expect(carriedOverFrom(today)).toBeCloseTo(left, 12);
    },
  );
});

it('every kind of task belongs to a group of work other than supervision', () => {
  const groups = taskKinds.map((kind, index) => [kind, workGroups[groupByTaskKind[index]]]);
  expect(Object.fromEntries(groups)).toEqual({
    oral_report: 'reports',
    fast_report: 'reports',
    standard_report: 'reports',
    parole_report: 'reports',
    arms_assessment: 'assessments',
    recall_papers: 'enforcement',
    licence_warning: 'enforcement',
    breach_pack: 'enforcement',
    early_release_papers: 'reports',
  });
});
