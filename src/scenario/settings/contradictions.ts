import { settingLimits } from '../../model/index.ts';
import type { ParameterValue, SettingLimit } from '../../model/index.ts';
import type { Scenario } from '../scenario.ts';
import { definitionOf, valueOfSetting } from './setting-path.ts';
import type { Factor } from './vary.ts';
import { withLevels } from './vary.ts';

/** A value of a setting, and the date from which it holds; empty for the start, which sorts before every date. */
export interface DatedValue {
  readonly setting: string;
  readonly date: string;
  readonly value: ParameterValue;
}

/** Values in force on one day that break a limit between their settings, from that day on. */
export interface Contradiction<Value extends DatedValue = DatedValue> {
  readonly limit: SettingLimit;
  /** Of the settings of the limit, in their order. */
  readonly values: readonly Value[];
}

/**
 * Where values contradict each other: each limit is held against those that are in force at the start, and again
 * whenever one of them changes. A limit with a setting that describes the first day is held against that day only.
 *
 * `dated` is in order of date. Settings that are not there, as in a service made for a test, have no limit.
 */
export function contradictionsOf<Value extends DatedValue>(
  atStart: ReadonlyMap<string, Value>,
  dated: readonly Value[],
  limits: readonly SettingLimit[] = settingLimits,
): Contradiction<Value>[] {
  return limits.flatMap((limit) => {
    const { settings, holds } = limit;
    if (!settings.every((setting) => atStart.has(setting))) return [];
    const isOfFirstDay = settings.some((setting) => definitionOf(setting)?.firstDayOnly === true);
    const own = isOfFirstDay ? [] : dated.filter(({ setting }) => (settings as readonly string[]).includes(setting));
    return [...new Set(['', ...own.map(({ date }) => date)])].flatMap((day) => {
      const values = settings.map(
        (name) => own.findLast(({ setting, date }) => setting === name && date <= day) ?? atStart.get(name)!,
      );
      return holds(...values.map(({ value }) => value)) ? [] : [{ limit, values }];
    });
  });
}

/** The day from which the values of a contradiction are in force together; empty for the start. */
export const dateOfContradiction = ({ values }: Contradiction): string =>
  values.reduce((latest, { date }) => (date > latest ? date : latest), '');

/** What a scenario that was varied contradicts itself in, in one sentence; undefined if in nothing. */
export function describeContradiction(
  scenario: Pick<Scenario, 'parameters' | 'changes'>,
  limits: readonly SettingLimit[] = settingLimits,
): string | undefined {
  const valued = (setting: string): [string, DatedValue] => [
    setting,
    { setting, date: '', value: valueOfSetting(scenario.parameters, setting) },
  ];
  const dated = scenario.changes.map(({ date, chapter, name, value }) => ({
    setting: `${chapter}.${name}`,
    date,
    value,
  }));
  const [first] = contradictionsOf(new Map(limits.flatMap(({ settings }) => settings.map(valued))), dated, limits);
  if (first === undefined) return undefined;
  const date = dateOfContradiction(first);
  const found = first.values.map(({ setting, value }) => `${setting} ${valueInWords(value)}`).join(', ');
  return `${found}${date === '' ? '' : ` from ${date} on`}; allowed: ${first.limit.allowed}`;
}

/**
 * What a scenario may come to contradict itself in while settings are varied between two levels each: for each limit
 * between settings, the first of the corners of the varied ones that breaks it, with the settings that are varied.
 */
export function contradictionsWithin(
  scenario: Scenario,
  ranges: readonly { readonly factor: Factor; readonly low: number; readonly high: number }[],
): { readonly settings: readonly string[]; readonly words: string }[] {
  return settingLimits.flatMap((limit) => {
    const varied = ranges.filter(({ factor }) => (limit.settings as readonly string[]).includes(factor.setting));
    const corners = varied.reduce<Record<string, number>[]>(
      (before, { factor, low, high }) =>
        [low, high].flatMap((level) => before.map((levels) => ({ ...levels, [factor.setting]: level }))),
      [{}],
    );
    for (const levels of corners) {
      const words = describeContradiction(withLevels(scenario, levels), [limit]);
      if (words !== undefined) return [{ settings: varied.map(({ factor }) => factor.setting), words }];
    }
    return [];
  });
}

/** A value as a file would give it. */
export const valueInWords = (value: ParameterValue): string =>
  typeof value === 'object'
    ? `{ ${Object.entries(value)
        .map(([name, each]) => `${name}: ${each}`)
        .join(', ')} }`
    : String(value);
