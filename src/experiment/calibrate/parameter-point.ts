import type { DatedChange, ParameterValue, Parameters, ServiceInput } from '../../model/index.ts';
import type { FreeParameter, SettingFactor, SettingMap } from '../../scenario/index.ts';

/** A point of a calibration: a level for each free parameter, in their order. */
export type ParameterPoint = readonly number[];

/** A point by shares of the ranges, each 0 to 1. */
export const pointAt = (parameters: readonly FreeParameter[], shares: ArrayLike<number>): ParameterPoint =>
  parameters.map(({ low, high }, at) => low + shares[at] * (high - low));

/** A level as it can be written into a scenario: with the digits that its parameter has. */
export const roundToDigits = (parameters: readonly FreeParameter[], point: ParameterPoint): ParameterPoint =>
  parameters.map(({ digits, low, high }, at) => Math.min(high, Math.max(low, Number(point[at].toFixed(digits)))));

/** The scenario with the free parameters at the levels of a point; everything else stays. */
export function inputAt(
  scenario: ServiceInput,
  parameters: readonly FreeParameter[],
  point: ParameterPoint,
): ServiceInput {
  const start: ServiceInput = {
    start: scenario.start,
    years: scenario.years,
    parameters: scenario.parameters,
    changes: scenario.changes,
  };
  return parameters.reduce(
    (input, { sets }, at) =>
      sets.reduce(
        (changed, set) =>
          'times' in set
            ? withFactor(changed, set, point[at])
            : withSettingNumber(changed, set, set.atZero + set.each * point[at]),
        input,
      ),
    start,
  );
}

function withFactor(input: ServiceInput, { setting, part, from }: SettingFactor, factor: number): ServiceInput {
  if (factor === 1) return input;
  const [chapter, name] = setting.split('.');
  const times = (before: ParameterValue): ParameterValue =>
    typeof before === 'number'
      ? before * factor
      : Object.fromEntries(
          Object.entries(before as Readonly<Record<string, number>>).map(([key, number]) => [
            key,
            part === undefined || part === key ? number * factor : number,
          ]),
        );
  const changes = input.changes.map((change) =>
    change.chapter === chapter && change.name === name && change.date >= (from ?? '')
      ? { ...change, value: times(change.value) }
      : change,
  );
  const chapters = input.parameters as unknown as Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;
  if (from === undefined)
    return {
      ...input,
      changes,
      parameters: {
        ...chapters,
        [chapter]: { ...chapters[chapter], [name]: times(chapters[chapter][name]) },
      } as unknown as Parameters,
    };
  const isThatDay = (change: DatedChange): boolean =>
    change.date === from && change.chapter === chapter && change.name === name;
  if (changes.some(isThatDay)) return { ...input, changes };
  return {
    ...input,
    changes: withChange(changes, {
      date: from,
      chapter,
      name,
      value: times(inForceBefore(input, setting, from)),
    }),
  };
}

/** What is in force before a day. */
function inForceBefore({ parameters, changes }: ServiceInput, setting: string, day: string): ParameterValue {
  const [chapter, name] = setting.split('.');
  const chapters = parameters as unknown as Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;
  return (
    changes.findLast((change) => change.chapter === chapter && change.name === name && change.date < day)?.value ??
    chapters[chapter][name]
  );
}

/** The changes with one more, in order of date. */
function withChange(changes: readonly DatedChange[], added: DatedChange): DatedChange[] {
  const later = changes.findIndex(({ date }) => date > added.date);
  return changes.toSpliced(later < 0 ? changes.length : later, 0, added);
}

function withSettingNumber(input: ServiceInput, { setting, part, from }: SettingMap, number: number): ServiceInput {
  const [chapter, name] = setting.split('.');
  const into = (before: ParameterValue): ParameterValue =>
    part === undefined ? number : { ...(before as object), [part]: number };
  const chapters = input.parameters as unknown as Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;
  if (from === undefined)
    return {
      ...input,
      parameters: {
        ...chapters,
        [chapter]: { ...chapters[chapter], [name]: into(chapters[chapter][name]) },
      } as unknown as Parameters,
    };
  const isSameChange = (change: DatedChange): boolean =>
    change.date === from && change.chapter === chapter && change.name === name;
  if (input.changes.some(isSameChange))
    return {
      ...input,
      changes: input.changes.map((change) =>
        isSameChange(change) ? { ...change, value: into(change.value) } : change,
      ),
    };
  const added = { date: from, chapter, name, value: into(inForceBefore(input, setting, from)) } as DatedChange;
  return { ...input, changes: withChange(input.changes, added) };
}
