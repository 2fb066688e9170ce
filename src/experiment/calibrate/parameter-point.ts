import type { DatedChange, ParameterValue, Parameters, ServiceInput } from '../../model/index.ts';
import type { FreeParameter, SettingMap } from '../../scenario/index.ts';

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
      sets.reduce((changed, map) => withSettingNumber(changed, map, map.atZero + map.each * point[at]), input),
    start,
  );
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
  const inForce =
    input.changes.findLast((change) => change.chapter === chapter && change.name === name && change.date < from)
      ?.value ?? chapters[chapter][name];
  const added = { date: from, chapter, name, value: into(inForce) } as DatedChange;
  const later = input.changes.findIndex(({ date }) => date > from);
  return { ...input, changes: input.changes.toSpliced(later < 0 ? input.changes.length : later, 0, added) };
}
