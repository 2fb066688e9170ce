import { regionShares } from '../../model/index.ts';
import { nearestName } from '../problems/nearest-name.ts';
import type { Scenario } from '../scenario.ts';
import { sameName } from './area.ts';

/** The regions of a scenario, in order of name. */
export const regionsOf = ({ parameters }: Pick<Scenario, 'parameters'>): string[] =>
  regionShares(parameters).map(({ region }) => region);

/** The region of a scenario that a name means, whatever its capitals, commas and "and"; absent where it means none. */
export const regionNamed = (name: string, scenario: Pick<Scenario, 'parameters'>): string | undefined =>
  regionsOf(scenario).find((region) => sameName(region, name));

/** The region whose name is nearest to one that means none; absent where none is near. */
export const nearestRegion = (name: string, scenario: Pick<Scenario, 'parameters'>): string | undefined =>
  nearestName(name, regionsOf(scenario));
