import type { ParameterValue } from '../../model/index.ts';
import { definitionOf } from '../../scenario/index.ts';
import type { Scenario, Threshold } from '../../scenario/index.ts';
import { movedCourse, movedSettings } from './moves.ts';
import type { Move } from './moves.ts';

/**
 * A scenario file that extends the one on the page and makes the same moves: `procap run` gives its figures again, to
 * the last bit.
 *
 * `parent` is the path of that scenario from the file. `thresholds`, where there are any, take the place of those of the
 * scenario.
 */
export function scenarioText(
  scenario: Scenario,
  moves: readonly Move[],
  name: string,
  parent: string,
  thresholds: readonly Threshold[] = [],
): string {
  const changes = movedSettings(moves).flatMap((setting) => {
    const [atStart, ...later] = movedCourse(scenario, setting, moves);
    const isMovedAtStart = moves.some((move) => move.setting === setting && move.from === undefined);
    const values = isMovedAtStart ? [atStart, ...later] : later;
    const firstMove = moves
      .filter((move) => move.setting === setting)
      .map(({ from }) => from ?? '')
      .sort()[0];
    return values
      .filter(({ from }) => (from ?? '') >= firstMove)
      .map(({ from, value }) =>
        [
          `  - setting: ${setting}`,
          ...(from === undefined ? [] : [`    from: ${from}`]),
          `    to: { value: ${inFlowStyle(value)}${unitAndRange(scenario, setting, value)}, quality: assumed }`,
          `    because: Moved in the workbench.`,
        ].join('\n'),
      );
  });
  return [
    `name: ${quoted(name)}`,
    `extends: ${quoted(parent)}`,
    ...(changes.length === 0 ? [] : ['changes:', ...changes]),
    ...(thresholds.length === 0 ? [] : ['thresholds:', ...thresholds.map(thresholdText)]),
    '',
  ].join('\n');
}

/** The unit, and a plausible range that is wide open: how sure the user is of a level, the page does not know. */
function unitAndRange(scenario: Scenario, setting: string, value: ParameterValue): string {
  if (definitionOf(setting)!.kind === 'switch') return '';
  const { unit } = scenario.assumptions.find((each) => each.setting === setting)!;
  return `, unit: ${quoted(unit)}, plausible: ${typeof value === 'number' ? `[${value}, ${value}]` : '[1, 1]'}`;
}

const thresholdText = ({ metric, atMost, atLeast, scope }: Threshold): string =>
  `  - { metric: ${metric}, ${atMost === undefined ? `at_least: ${atLeast}` : `at_most: ${atMost}`}` +
  `${scope === 'service' ? '' : `, scope: ${quoted(scope)}`} }`;

/** A text in quotes, which YAML reads as JSON does. */
const quoted = (text: string): string => JSON.stringify(text);

const inFlowStyle = (value: ParameterValue): string =>
  typeof value === 'object'
    ? `{ ${Object.entries(value)
        .map(([key, each]) => `${quoted(key)}: ${each}`)
        .join(', ')} }`
    : String(value);
