import type { Scenario, Threshold } from '../../scenario/index.ts';
import type { Comparison, Target } from './analysis.ts';
import { plansOf } from './analysis.ts';
import { applyMoves } from './moves.ts';

/**
 * The scenarios of a comparison as they are simulated: with their moves, under their names, as long as asked for, and
 * judged by the target. `read` are the scenarios as their files have them, in order, the baseline first.
 */
export const simulatedScenarios = (comparison: Comparison, read: readonly Scenario[]): Scenario[] =>
  plansOf(comparison).map(({ name, moves }, index) => {
    const scenario = read[index];
    const { years = scenario.years, target } = comparison;
    return {
      ...applyMoves(scenario, moves),
      name: moves.length === 0 ? scenario.name : name,
      years: Math.min(years, scenario.years),
      replications: comparison.replications,
      ...(target !== undefined && index === 0 && { thresholds: withTarget(scenario.thresholds, target) }),
    };
  });

/** The thresholds of a scenario with a target among them. */
export const withTarget = (thresholds: readonly Threshold[], target: Target): Threshold[] => [
  ...thresholds,
  limitOf(target),
];

/** A target as the level that a metric should not pass. */
export const limitOf = ({ metric, side, level }: Target): Threshold => ({
  metric,
  ...(side === 'at most' ? { atMost: level } : { atLeast: level }),
  scope: 'service',
});

/** Why scenarios cannot stand beside each other, a sentence each; the command refuses the same. */
export function whyNotComparable([baseline, ...plans]: readonly Scenario[]): string[] {
  const differing = plans.flatMap((plan) =>
    (['start', 'years', 'seed'] as const)
      .filter((key) => plan[key] !== baseline[key])
      .map(
        (key) =>
          `‘${plan.name}’ has ${words[key]} ${plan[key]}, and ‘${baseline.name}’ has ${baseline[key]}.${remedies[key]}`,
      ),
  );
  const names = [baseline, ...plans].map(({ name }) => name.trim().toLowerCase());
  const same = plans.filter((_, index) => names.indexOf(names[index + 1]) <= index);
  return [...differing, ...same.map(({ name }) => `Two scenarios are named ‘${name}’. Give one of them another name.`)];
}

const words = { start: 'the start', years: 'years', seed: 'the seed' } as const;
const remedies = {
  start: ' Choose scenarios that start on the same day.',
  years: ' Simulate as many years of each.',
  seed: ' Only the same seed gives both the same luck.',
} as const;
