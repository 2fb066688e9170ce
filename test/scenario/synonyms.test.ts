import { describe, expect, test } from 'vitest';
import { metrics, parameterDefinitions, synonyms } from '../../src/model/index.ts';
import { describeProblems, nearestName, readScenario } from '../../src/scenario/index.ts';
import { changeKeys } from '../../src/scenario/reading/changes.ts';
import { changeEntryKeys } from '../../src/scenario/settings/change-entry.ts';
import { textOf } from './small-service.ts';

const settings = Object.entries(parameterDefinitions).flatMap(([chapter, names]) =>
  Object.keys(names).map((name) => `${chapter}.${name}`),
);
const metricNames = metrics.map(({ name }) => name);
const levers = ['places', 'retention', 'ceiling'];
const options = ['replications', 'years', 'out', 'workers', 'precision', 'scope', 'quiet', 'from', 'lever'];
const commands = ['run', 'compare', 'seek', 'check', 'explain', 'rank'];
const keys = [...changeKeys, ...changeEntryKeys, 'extends'];

/** What a scenario is told that changes a setting of the model which there is not. */
function told(setting: string): string {
  const text = `name: plan\nextends: baseline.yaml\nchanges:\n  - { setting: ${setting}, to: { times: 2 }, because: A word. }\n`;
  const reading = readScenario('../../scenarios/plan.yaml', (path) =>
    path === '../../scenarios/plan.yaml' ? text : textOf(path),
  );
  return reading.ok ? '' : describeProblems('plan.yaml', reading.problems).split('\n').at(-2)!.trim();
}

describe('the words of planners', () => {
  test('stand for names that there are', () => {
    const known = new Set([...settings, ...metricNames, ...levers, ...options, ...commands, ...keys]);
    expect(
      Object.values(synonyms)
        .flat()
        .filter((name) => !known.has(name)),
    ).toEqual([]);
  });

  test.each([
    ['staff.attrition', '"staff.leaving": Leavers from the service'],
    ['demand', '"demand.community_orders": Community orders that start in a year.'],
    ['trainees', 'Did you mean "training.places"? Trainees who start in a year'],
    ['pay.bonus', 'Did you mean "pay.retention_payment"? Retention payment to'],
    ['headcount', '"staff.required_probation_officers": Probation officers required'],
    ['recruits', '"staff.recruits_probation_officers": Qualified probation officers'],
    ['staff.vacancies', '"organisation.vacancies": Vacancies of each region'],
    ['sick_leave', '"absence.short_spells":'],
    ['agency_rate', 'Did you mean "pay.agency_charge"?'],
    ['temp_cover', '"pay.agency_charge": What an agency charges'],
    ['overtime', '"pay.overtime": What is paid for an hour of overtime'],
    ['suspended', '"demand.short_sentences_suspended": The share of short custodial sentences'],
    ['diverted', 'Did you mean one of these? "demand.short_sentences_suspended"'],
    ['staff.leavng', 'Did you mean "staff.leaving"?'],
  ])('%s finds its setting, with what that is', (word, words) => {
    expect(told(word)).toContain(words);
  });

  test('find a metric, a lever, an option, a command or a key, wherever one is wanted', () => {
    const found = (word: string, known: readonly string[]): string | undefined => nearestName(word, known);
    expect([found('headcount', metricNames), found('vacancies', metricNames), found('backlog', metricNames)]).toEqual([
      'staff.headcount.PO',
      'staff.vacancies.PO',
      'unallocated.all',
    ]);
    expect([found('trainees', levers), found('attrition', levers)]).toEqual(['places', 'retention']);
    expect([found('runs', options), found('horizon', options), found('start', options)]).toEqual([
      'replications',
      'years',
      'from',
    ]);
    expect([found('simulate', commands), found('optimise', commands)]).toEqual(['run', 'seek']);
    expect([found('end', keys), found('percent', keys), found('reason', keys)]).toEqual(['until', 'times', 'because']);
    expect(nearestName('loops.overtime', settings)).toBe('loops.overtime');
  });
});
