import type { DatedChange, ParameterDefinition, ParameterValue } from '../../model/index.ts';
import { qualities } from '../scenario.ts';
import type { Assumption, SettingLevel, PlausibleRange, Rag, Scenario } from '../scenario.ts';
import { definitionOf, valueOfSetting, withValue } from './setting-path.ts';

/**
 * A setting of a scenario that can be varied along one number: a plain number itself; for several numbers, a factor on
 * all of them; for shares, which stand in an order, a tilt: each share is multiplied once more than the one before it,
 * and then all are made to add up to 1.
 */
export interface Factor {
  /** `chapter.name`. */
  readonly setting: string;
  /** Whether the number is the value itself or a factor on it. */
  readonly kind: 'value' | 'factor';
  /** The unit of the number; `factor` for a factor. */
  readonly unit: string;
  /** The date from which the value that is varied holds; absent where it is that of the start. */
  readonly from?: string;
  /** As the scenario has it. */
  readonly base: number;
  /** Least and most that the model allows. */
  readonly limits: readonly [number, number];
  readonly whole: boolean;
  /** What the file calls plausible. */
  readonly plausible?: PlausibleRange;
  /** As the assumptions log rates it. */
  readonly rag: Rag;
  readonly about: string;
}

/**
 * The factor that a setting of a scenario is; undefined where there is no such setting or it is not a number (a switch,
 * a choice). It is the value of the start, unless that is certain and the one of a later date is not: of a measure that
 * is not in force at the start, its size is what is uncertain.
 */
export function factorOf(scenario: Scenario, setting: string): Factor | undefined {
  const definition = definitionOf(setting);
  const rows = scenario.assumptions.filter((each) => each.setting === setting);
  const first = rows.find(({ from }) => from === undefined);
  if (definition === undefined || first === undefined) return undefined;
  const dated = rows.filter(
    (each) =>
      hasWidth(each.plausible) &&
      scenario.changes.some(({ date, chapter, name }) => date === each.from && `${chapter}.${name}` === setting),
  );
  const varied = !hasWidth(first.plausible) && dated.length === 1 ? dated[0] : first;
  const { rag, plausible, about, from } = varied;
  const common = { setting, ...(from !== undefined && { from }), ...(plausible && { plausible }), rag, about };
  switch (definition.kind) {
    case 'number':
      return {
        ...common,
        kind: 'value',
        unit: definition.unit,
        base: (from === undefined ? valueOfSetting(scenario.parameters, setting) : varied.value) as number,
        limits: [definition.least, definition.most],
        whole: definition.whole ?? false,
      };
    case 'numbers':
    case 'shares':
      return { ...common, kind: 'factor', unit: 'factor', base: 1, limits: [0, 1e6], whole: false };
    default:
      return undefined;
  }
}

/**
 * The settings of a scenario that its files call uncertain: those with a plausible range that has a width. In the order
 * of the model.
 */
export function uncertainFactors(scenario: Scenario): (Factor & { readonly plausible: PlausibleRange })[] {
  const settings = scenario.assumptions
    .filter((each) => each.from === undefined)
    .map((each: Assumption) => each.setting);
  return settings.flatMap((setting) => {
    const factor = factorOf(scenario, setting);
    const plausible = factor?.plausible;
    return factor !== undefined && hasWidth(plausible) ? [{ ...factor, plausible }] : [];
  });
}

const hasWidth = (range: PlausibleRange | undefined): range is PlausibleRange =>
  range !== undefined && range[0] < range[1];

/**
 * The scenario with one setting at another level, as plain data; everything else, its name too, stays.
 *
 * Where the value of a later date is what is varied, that one alone moves. Else later dated changes of the same setting
 * move with it by the same factor where the start is not 0; no further than is plausible for themselves, and not at all
 * where they are surer than the value at the start: what was published for 2023 stays, however 2021 may have been.
 * Results are kept within what the model allows. A RangeError names a setting that cannot be varied.
 */
export function withLevel(scenario: Scenario, setting: string, level: number): Scenario {
  const factor = factorOf(scenario, setting);
  if (factor === undefined)
    throw new RangeError(`The setting ${setting} cannot be varied: it is not a number of this scenario.`);
  if (level === factor.base) return scenario;
  const definition = definitionOf(setting)!;
  if (factor.from !== undefined) return withDatedLevel(scenario, factor as DatedFactor, definition, level);
  const before = valueOfSetting(scenario.parameters, setting);
  const ratio = factor.kind === 'factor' ? level : factor.base === 0 ? 1 : level / factor.base;
  const atStart = definition.kind === 'number' ? withinLimits(definition, level) : scaleBy(definition, before, level);
  const [chapter, name] = setting.split('.');
  const rows = scenario.assumptions.filter((each) => each.setting === setting);
  const first = rows.find(({ from }) => from === undefined)!;
  const changes = scenario.changes.map((change): DatedChange => {
    const row = rows.find(({ from }) => from === change.date);
    if (change.chapter !== chapter || change.name !== name || (row && isSurer(row, first))) return change;
    const { value } = change;
    return {
      ...change,
      value:
        typeof value === 'number'
          ? withinLimits(definition, clamp(value * ratio, row?.plausible))
          : scaleBy(definition, value, clamp(ratio, row?.plausible)),
    };
  });
  return { ...scenario, parameters: withValue(scenario.parameters, setting, atStart), changes };
}

type DatedFactor = Factor & { readonly from: string };

/** The scenario with the value that holds from the date of a factor at another level, and all else as it is. */
function withDatedLevel(
  scenario: Scenario,
  { setting, from }: DatedFactor,
  definition: ParameterDefinition,
  level: number,
): Scenario {
  const changes = scenario.changes.map((change): DatedChange => {
    if (`${change.chapter}.${change.name}` !== setting || change.date !== from) return change;
    const { value } = change;
    return {
      ...change,
      value: typeof value === 'number' ? withinLimits(definition, level) : scaleBy(definition, value, level),
    };
  });
  return { ...scenario, changes };
}

const isSurer = (a: Assumption, b: Assumption): boolean => qualities.indexOf(a.quality) < qualities.indexOf(b.quality);

const clamp = (value: number, [low, high]: PlausibleRange = [-Infinity, Infinity]): number =>
  Math.min(high, Math.max(low, value));

/**
 * The scenario with several settings at other levels, in the order given. A switch or a choice holds from the first day
 * on.
 */
export const withLevels = (scenario: Scenario, levels: Readonly<Record<string, SettingLevel>>): Scenario =>
  Object.entries(levels).reduce(
    (varied, [setting, level]) =>
      typeof level === 'number' ? withLevel(varied, setting, level) : withSetting(varied, setting, level),
    scenario,
  );

/** The scenario with a setting at a value of its own kind from the first day on, and no later change of it. */
export function withSetting(scenario: Scenario, setting: string, value: ParameterValue): Scenario {
  if (definitionOf(setting) === undefined) throw new RangeError(`There is no setting ${setting}.`);
  const [chapter, name] = setting.split('.');
  const changes = scenario.changes.filter((change) => change.chapter !== chapter || change.name !== name);
  return { ...scenario, parameters: withValue(scenario.parameters, setting, value), changes };
}

function withinLimits(definition: ParameterDefinition, value: number): number {
  if (definition.kind !== 'number' && definition.kind !== 'numbers') return value;
  const kept = Math.min(definition.most, Math.max(definition.least, value));
  return 'whole' in definition && definition.whole ? Math.round(kept) : kept;
}

/** Several numbers times a factor; shares, tilted by it. */
function scaleBy(definition: ParameterDefinition, value: ParameterValue, factor: number): ParameterValue {
  const entries = Object.entries(value as Readonly<Record<string, number>>);
  if (definition.kind !== 'shares')
    return Object.fromEntries(entries.map(([name, each]) => [name, withinLimits(definition, each * factor)]));
  let weight = 1;
  const weighted = entries.map(([name, each]) => {
    const weightedShare = [name, each * weight] as const;
    weight *= factor;
    return weightedShare;
  });
  const sum = weighted.reduce((total, [, each]) => total + each, 0);
  return Object.fromEntries(weighted.map(([name, each]) => [name, each / sum]));
}
