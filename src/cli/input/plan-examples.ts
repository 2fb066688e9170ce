import { parameterDefinitions } from '../../model/index.ts';
import type { ParameterValue } from '../../model/index.ts';
import { definitionOf, valueOfSetting } from '../../scenario/index.ts';
import type { ExampleChange, Scenario } from '../../scenario/index.ts';

/** Settings that plans are mostly about, and what an example makes of their value. */
const examples = [
  ['training.places', 1.1],
  ['staff.recruits_probation_officers', 1.5],
  ['staff.leaving', 0.9],
  ['staff.posts_probation_services_officers', 1.1],
  ['absence.long_spells', 0.9],
  ['staff.agency_officers', 1.5],
] as const;

/**
 * Changes that a plan for a scenario might make, a year after it begins: a tenth or a half more or less of what it has
 * then.
 */
export function planExamples(scenario: Scenario): ExampleChange[] {
  const [year, ...rest] = scenario.start.split('-');
  const from = [Number(year) + 1, ...rest].join('-').replace(/-02-29$/, '-02-28');
  return examples.map(([setting, factor]) => {
    const [chapter, name] = setting.split('.');
    const held = scenario.changes.findLast(
      (each) => each.chapter === chapter && each.name === name && each.date <= from,
    );
    const value = times(held?.value ?? valueOfSetting(scenario.parameters, setting), factor);
    const definition = definitionOf(setting, parameterDefinitions)!;
    const unit = 'unit' in definition ? definition.unit : '';
    const plausible = typeof value === 'number' ? [short(value * 0.9), short(value * 1.1)] : [0.9, 1.1];
    return { setting, from, value, unit, plausible: plausible as [number, number], about: definition.about };
  });
}

const times = (value: ParameterValue, factor: number): ParameterValue =>
  typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, short(each * factor)]))
    : short(Number(value) * factor);

const short = (value: number): number => Number(value.toPrecision(3));
