import { settingLabels } from '../../model/index.ts';
import type { DatedChange, ParameterValue, SettingPath } from '../../model/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import {
  definitionOf,
  describeContradiction,
  factorOf,
  valueOfSetting,
  withLevel,
  withSetting,
} from '../../scenario/index.ts';

/** Something that a plan may do more or less of, with the levels that are to be simulated. */
export interface Lever {
  /** As the user calls it: `places`, or a setting. */
  readonly name: string;
  readonly setting: string;
  /** What a level is a number of, `PQiP places a year`; or what is moved, with its unit: `agency officers, FTE`. */
  readonly words: string;
  /** From the least effort to the most: rising, or falling where less is more effort. */
  readonly levels: readonly number[];
  /** ISO date from which the plan holds, to the end of the run; without it, from the first day. */
  readonly from?: string;
}

export type LeverReading =
  | { readonly ok: true; readonly lever: Lever }
  | { readonly ok: false; readonly problem: string; readonly name?: string };

/** Names for the levers that are asked for most, with what their number is. */
export const knownLevers = {
  places: { setting: 'training.places', words: 'PQiP places a year' },
  retention: { setting: 'staff.leaving', words: 'percentage points off the leaving rate of every grade' },
  ceiling: { setting: 'allocation.most_ceiling', words: 'highest ceiling of allocation, share of capacity' },
} as const;

/** Levels of one lever, at most. */
const mostLevels = 1_000;

/** Every name that a lever can have in a scenario. */
export const leverNames = (scenario: Scenario): string[] => [
  ...Object.keys(knownLevers),
  ...scenario.assumptions.flatMap(({ setting, from }) =>
    from === undefined && factorOf(scenario, setting) !== undefined ? [setting] : [],
  ),
];

const leverPattern = /^\s*([\w.]+)\s*=\s*(-?[\d.]+)\.\.(-?[\d.]+):([\d.]+)\s*$/;

/**
 * Reads a lever as a user writes it, `places=500..2000:100`: a name, the level of least effort, that of most, and the
 * step between. What is wrong comes back as a sentence, with the name where it is that which is not known.
 */
export function readLever(scenario: Scenario, text: string, from?: string): LeverReading {
  const [, name, first, last, step] = leverPattern.exec(text) ?? [];
  const [low, high, by] = [first, last, step].map(Number);
  const refuse = (problem: string): LeverReading => ({ ok: false, problem });
  if (name === undefined || ![low, high, by].every(Number.isFinite))
    return refuse(
      `"${text}" is not a lever. Write its name, the level of least effort, that of most, and the step: ` +
        'places=500..2000:100.',
    );
  if (!leverNames(scenario).includes(name))
    return { ok: false, problem: `There is no lever "${name}": it is not a number of this scenario.`, name };
  const setting = name in knownLevers ? knownLevers[name as keyof typeof knownLevers].setting : name;
  if (from !== undefined && definitionOf(setting)!.firstDayOnly === true)
    return refuse(
      `${setting} describes the first day, so that no plan can change it from ${from} on. Leave --from out.`,
    );
  if (!(by > 0) || low === high)
    return refuse(
      `The lever ${name} has only one level. Write a range with a step above 0: ` +
        `${name}=${low}..${high === low ? low + 1 : high}:${by > 0 ? by : 1}.`,
    );
  const steps = Math.floor(Math.abs(high - low) / by + 1e-9);
  if (steps < 1) return refuse(`The step of the lever ${name}, ${by}, is longer than its range, ${low} to ${high}.`);
  if (steps >= mostLevels)
    return refuse(`The lever ${name} has ${steps + 1} levels; at most ${mostLevels} are allowed. Write a longer step.`);
  const levels = Array.from({ length: steps + 1 }, (_, index) =>
    Number((low + Math.sign(high - low) * index * by).toPrecision(12)),
  );
  const [least, most] = levelLimits(scenario, name, setting);
  const beyond = levels.find((level) => level < least || level > most);
  if (beyond !== undefined)
    return refuse(`The lever ${name} may have levels from ${least} to ${most}; found ${beyond}.`);
  const part = factorOf(scenario, setting)!.whole ? levels.find((level) => !Number.isInteger(level)) : undefined;
  if (part !== undefined)
    return refuse(`The lever ${name} has whole numbers only; found ${part}. Write whole levels and a whole step.`);
  const lever = { name, setting, words: unitInWords(scenario, name), levels, ...(from !== undefined && { from }) };
  const contradiction = contradictionOfPlans(scenario, [lever]);
  return contradiction === undefined ? { ok: true, lever } : refuse(contradiction);
}

/** Why some plans of levers would contradict themselves, in a sentence; undefined if none would. */
export function contradictionOfPlans(scenario: Scenario, levers: readonly Lever[]): string | undefined {
  const corners = levers.reduce<number[][]>(
    (before, { levels }) => [levels[0], levels.at(-1)!].flatMap((level) => before.map((corner) => [...corner, level])),
    [[]],
  );
  for (const corner of corners) {
    const found = describeContradiction(withLevers(scenario, levers, corner));
    if (found === undefined) continue;
    const plan = levers.map(({ name }, index) => `${name}=${corner[index]}`).join(' with ');
    return `With ${plan} the plan would contradict itself: ${found}.`;
  }
  return undefined;
}

function levelLimits(scenario: Scenario, name: string, setting: string): readonly [number, number] {
  if (name === 'retention') return [0, 100];
  const [least, most] = factorOf(scenario, setting)!.limits;
  return name === 'ceiling' ? [Math.max(least, scenario.parameters.allocation.preferred_ceiling), most] : [least, most];
}

function unitInWords(scenario: Scenario, name: string): string {
  if (name in knownLevers) return knownLevers[name as keyof typeof knownLevers].words;
  const { kind, unit } = factorOf(scenario, name)!;
  const label = settingLabels[name as SettingPath];
  return kind === 'value' ? `${label}, ${unit}` : `${label}, times its values`;
}

/**
 * The scenario with a lever at a level.
 *
 * A setting that is one number has it from the day on that the plan begins, to the end of the run, whatever the
 * scenario would have changed later. Several numbers are moved as they stand at the time, and later changes of them
 * alike: by a factor (shares are tilted by it), or for retention by so many percentage points, not below nothing.
 */
export function withLever(scenario: Scenario, { name, setting, from }: Lever, level: number): Scenario {
  const [chapter, key] = setting.split('.');
  const isOfLever = (change: DatedChange): boolean => change.chapter === chapter && change.name === key;
  const own = scenario.changes.filter(isOfLever);
  const valueAtStart = valueOfSetting(scenario.parameters, setting);
  const inForce = own.findLast(({ date }) => from !== undefined && date <= from)?.value ?? valueAtStart;
  const moved = (value: ParameterValue): ParameterValue =>
    name === 'retention' ? subtractPoints(value, level) : atLevel(scenario, setting, value, level);
  const kept = scenario.changes.flatMap((change): DatedChange[] => {
    if (!isOfLever(change) || (from !== undefined && change.date < from)) return [change];
    return typeof inForce === 'number' || change.date === from ? [] : [{ ...change, value: moved(change.value) }];
  });
  const begin: DatedChange[] = from === undefined ? [] : [{ date: from, chapter, name: key, value: moved(inForce) }];
  const changes = [...kept, ...begin].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return { ...withSetting(scenario, setting, from === undefined ? moved(inForce) : valueAtStart), changes };
}

/** The scenario with several levers, each at its level. */
export const withLevers = (scenario: Scenario, levers: readonly Lever[], levels: readonly number[]): Scenario =>
  levers.reduce((varied, lever, index) => withLever(varied, lever, levels[index]), scenario);

const subtractPoints = (rates: ParameterValue, points: number): ParameterValue =>
  Object.fromEntries(
    Object.entries(rates as Readonly<Record<string, number>>).map(([grade, rate]) => [
      grade,
      Math.max(0, Number((rate - points / 100).toPrecision(12))),
    ]),
  );

/**
 * A value moved to a level, as any experiment moves it: in a scenario that has the value on its first day and no change
 * of it.
 */
function atLevel(scenario: Scenario, setting: string, value: ParameterValue, level: number): ParameterValue {
  return valueOfSetting(withLevel(withSetting(scenario, setting, value), setting, level).parameters, setting);
}
