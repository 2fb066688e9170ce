import { parameterDefinitions } from '../../model/index.ts';
import type { ParameterDefinition, ParameterValue, Parameters } from '../../model/index.ts';
import type { Definitions } from '../scenario.ts';

/** Every setting by its path, chapter and name with a dot between, in the order of the definitions. */
export function settingsOf(definitions: Definitions): string[] {
  return Object.entries(definitions).flatMap(([chapter, parameters]) =>
    Object.keys(parameters).map((name) => `${chapter}.${name}`),
  );
}

/** The definition of a setting by its path; absent where there is no such setting. */
export function definitionOf(
  setting: string,
  definitions: Definitions = parameterDefinitions,
): ParameterDefinition | undefined {
  const [chapter, name, ...rest] = setting.split('.');
  if (rest.length > 0 || chapter === undefined || name === undefined || !Object.hasOwn(definitions, chapter))
    return undefined;
  return Object.hasOwn(definitions[chapter], name) ? definitions[chapter][name] : undefined;
}

/** Whether a setting has a number for each region: the names of its numbers are the user's own. */
export const isByRegion = (definition: ParameterDefinition): boolean =>
  definition.kind === 'numbers' && definition.names === undefined;

/** The settings that have a number for each region; the first says which regions there are. */
export const settingsByRegion = (definitions: Definitions): string[] =>
  settingsOf(definitions).filter((setting) => isByRegion(definitionOf(setting, definitions)!));

/** The value of a setting that is there. */
export function valueOfSetting(parameters: Parameters, setting: string): ParameterValue {
  const [chapter, name] = setting.split('.') as [string, string];
  return (parameters as unknown as Record<string, Record<string, ParameterValue>>)[chapter][name];
}

/** The parameters with another value of one setting; what was given stays as it is. */
export function withValue(parameters: Parameters, setting: string, value: ParameterValue): Parameters {
  const [chapter, name] = setting.split('.') as [string, string];
  const values = (parameters as unknown as Record<string, object>)[chapter];
  return { ...parameters, [chapter]: { ...values, [name]: value } };
}
