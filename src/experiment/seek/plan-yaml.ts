import type { ParameterValue } from '../../model/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { factorOf, valueOfSetting } from '../../scenario/index.ts';
import type { Lever } from './lever.ts';
import { withLevers } from './lever.ts';

/**
 * A plan as a scenario file that extends the scenario it was found for, so that it can be run, compared and explained
 * like any other.
 *
 * `parent` is the path of that scenario from the file; `because` the reason that every change gives.
 */
export function planYaml(
  scenario: Scenario,
  levers: readonly Lever[],
  levels: readonly number[],
  { parent, because }: { readonly parent: string; readonly because: string },
): string {
  const plan = withLevers(scenario, levers, levels);
  const changes = levers.flatMap(({ setting, from, levels: range }) => {
    const [chapter, name] = setting.split('.');
    const valueAtStart = valueOfSetting(plan.parameters, setting);
    const dated = plan.changes.filter(
      (change) => change.chapter === chapter && change.name === name && change.date >= (from ?? ''),
    );
    const values = [...(from === undefined ? [{ date: undefined, value: valueAtStart }] : []), ...dated];
    const { kind } = factorOf(scenario, setting)!;
    const plausible = kind === 'value' ? [Math.min(...range), Math.max(...range)] : [1, 1];
    const { unit } = scenario.assumptions.find((each) => each.setting === setting)!;
    return values.map(({ date, value }) =>
      [
        `  - setting: ${setting}`,
        ...(date === undefined ? [] : [`    from: ${date}`]),
        `    to: { value: ${inFlowStyle(value)}, unit: ${quoted(unit)}, quality: assumed, plausible: ` +
          `[${plausible.join(', ')}] }`,
        `    because: ${quoted(because)}`,
      ].join('\n'),
    );
  });
  const leversInWords = levers.map(({ name }, index) => `${name} ${levels[index]}`).join(' and ');
  return [
    `name: ${quoted(`${scenario.name} with ${leversInWords}`)}`,
    `extends: ${quoted(parent)}`,
    'changes:',
    ...changes,
    '',
  ].join('\n');
}

/** A text in quotes, which YAML reads as JSON does. */
const quoted = (text: string): string => JSON.stringify(text);

const inFlowStyle = (value: ParameterValue): string =>
  typeof value === 'object'
    ? `{ ${Object.entries(value)
        .map(([key, each]) => `${/^\w+$/.test(key) ? key : quoted(key)}: ${each}`)
        .join(', ')} }`
    : String(value);
