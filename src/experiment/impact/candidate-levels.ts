import type { ParameterDefinition } from '../../model/index.ts';
import type { SettingLevel, Scenario } from '../../scenario/index.ts';
import { definitionOf, uncertainFactors } from '../../scenario/index.ts';

/** A setting with another level than the scenario gives it, everything else as it stands. */
export interface CandidateLevel {
  readonly setting: string;
  readonly level: SettingLevel;
}

/**
 * What is to be simulated of a scenario: of each setting with a plausible range both of its ends, save the one at which
 * it stands; of each switch and choice that is not published, at the start or from a later day on, whatever else it
 * could be. In the order of the model.
 */
export function candidateLevels(scenario: Scenario): CandidateLevel[] {
  const ends = new Map(
    uncertainFactors(scenario).map(({ setting, base, plausible }) => [
      setting,
      plausible.filter((end) => end !== base),
    ]),
  );
  const settings = [...new Set(scenario.assumptions.map(({ setting }) => setting))];
  return settings.flatMap((setting) => {
    const unsure = scenario.assumptions.filter((each) => each.setting === setting && each.quality !== 'published');
    const definition = definitionOf(setting)!;
    const levels = ends.get(setting) ?? unsure.flatMap(({ value }) => otherLevels(value, definition));
    return [...new Set(levels)].map((level) => ({ setting, level }));
  });
}

/** What a switch or a choice could be besides; nothing for a number. */
function otherLevels(value: unknown, definition: ParameterDefinition): SettingLevel[] {
  if (definition.kind === 'switch') return [!(value as boolean)];
  return definition.kind === 'choice' ? definition.options.filter((option) => option !== value) : [];
}
