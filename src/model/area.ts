/**
 * A part of the service that has results of its own, as files and commands write it: the whole service, a region, or a
 * delivery unit.
 */
export type Area = 'service' | `region:${string}` | `pdu:${string}`;

/** The areas that results are wanted for: the service with its regions, or these and their delivery units. */
export type Scopes = 'region' | 'pdu';

export const wholeService = 'service' as const satisfies Area;

export const regionArea = (region: string): Area => `region:${region}`;

export const unitArea = (unit: string): Area => `pdu:${unit}`;

/** What an area looks like. Whether the service has it is for `areasOf`. */
export const areaPattern = /^(service|(region|pdu):.+)$/;

/** The same for a reader. */
export const areaForms = 'service, region:<name> or pdu:<name>';

export const isArea = (text: string): text is Area => areaPattern.test(text);

export const isUnitArea = (area: string): area is `pdu:${string}` => area.startsWith('pdu:');

/** The name of the region that an area is; absent where it is the service or a delivery unit. */
export const regionOfArea = (area: string): string | undefined => /^region:(.*)$/.exec(area)?.[1];

/** What results must be wanted for so that all of some areas are among them. */
export const scopesFor = (areas: readonly string[]): Scopes => (areas.some(isUnitArea) ? 'pdu' : 'region');

/**
 * The areas of a service in the order in which results list them: the service, its regions in the order in which units
 * name them, and its delivery units where those are wanted.
 */
export const areasOf = (
  units: readonly { readonly name: string; readonly region: string }[],
  scopes: Scopes,
): Area[] => [
  wholeService,
  ...new Set(units.map(({ region }) => regionArea(region))),
  ...(scopes === 'pdu' ? units.map(({ name }) => unitArea(name)) : []),
];
