import type { ServiceInput } from '../input.ts';
import type { ParameterValue } from './definition.ts';
import type { Parameters, SettingPath } from './index.ts';

/** The settings that make delivery units depend on one another, each with the value at which it does not. */
const withoutPlanning: readonly (readonly [SettingPath, ParameterValue])[] = [
  ['staff.placement', 'share'],
  ['staff.moves_between_units', 0],
  ['staff.relief', 0],
];

/**
 * Whether delivery units have to wait for one another at planning dates, because of the settings of the first day or of
 * any later one. Where they need not, each can be simulated by itself.
 */
export const haveToPlanTogether = ({ parameters, changes }: Pick<ServiceInput, 'parameters' | 'changes'>): boolean =>
  withoutPlanning.some(([path, neutral]) => {
    const [chapter, name] = path.split('.');
    const values = parameters[chapter as keyof Parameters] as Readonly<Record<string, ParameterValue>>;
    return (
      values[name] !== neutral ||
      changes.some((change) => change.chapter === chapter && change.name === name && change.value !== neutral)
    );
  });
