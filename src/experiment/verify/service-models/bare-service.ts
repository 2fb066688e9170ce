import { metricIndex, metrics, parameterDefinitions, simulateService } from '../../../model/index.ts';
import type { DatedChange, MetricName, ParameterDefinition, Parameters, ParameterValue } from '../../../model/index.ts';
import type { ReplicationSeed } from '../theory-model.ts';

/** Settings that replace those of the bare service, by chapter. */
export type SettingOverrides = { readonly [Chapter in keyof Parameters]?: Partial<Parameters[Chapter]> };

/** What a model says of itself that is a part of the service. */
export const aboutModelRuns = 'Runs the model itself, in a service where nothing else happens:';

/** Where nothing would make no sense, or would switch something on. */
const neededSettings: SettingOverrides = {
  organisation: { share_of_service: 1, delivery_units: { A: 1 } },
  supervision: {
    contact_ends_after: { low: 1, medium: 1, high: 1 },
    contact_end_take_up: 1,
    orders_with_rehabilitation_requirement: 1,
  },
  staff: { full_time_hours: 37 },
  work: { nominal_target: 2000, points_an_hour: 10, weight_scale: 1, work_factor: 1, overtime_reached_at: 2 },
};

/** Numbers by name of which 1 stands for "as everywhere": a season, a weight. */
const isRelative = (definition: ParameterDefinition): boolean =>
  definition.kind === 'numbers' && definition.unit === 'relative to 1';

/** The value of a parameter that is nothing, or as near to it as its limits allow. */
function neutralValue(definition: ParameterDefinition): ParameterValue {
  switch (definition.kind) {
    case 'number':
      return Math.min(definition.most, Math.max(definition.least, 0));
    case 'numbers':
      return Object.fromEntries(
        (definition.names ?? []).map((name) => [
          name,
          isRelative(definition) ? 1 : Math.min(definition.most, Math.max(definition.least, 0)),
        ]),
      );
    case 'shares':
      return Object.fromEntries(definition.names.map((name, index) => [name, index === 0 ? 1 : 0]));
    case 'switch':
      return false;
    case 'choice':
      return definition.options[0];
  }
}

/**
 * The settings of a service in which nothing happens but what is asked for: no cases, no staff, no risk that moves, no
 * sickness, no loops.
 */
export function bareSettings(settings: SettingOverrides): Parameters {
  const chapters = Object.entries(parameterDefinitions).map(([chapter, definitions]) => {
    const name = chapter as keyof Parameters;
    const bare = Object.entries<ParameterDefinition>(definitions).map(([key, definition]) => [
      key,
      neutralValue(definition),
    ]);
    return [name, { ...(Object.fromEntries(bare) as object), ...neededSettings[name], ...settings[name] }] as const;
  });
  return Object.fromEntries(chapters) as Parameters;
}

/** A bare service to be simulated, by the model's own code. */
export interface BareService {
  /** ISO date of the first day, after a run-in of one month. */
  readonly start: string;
  readonly years: number;
  readonly settings: SettingOverrides;
  readonly changes?: readonly DatedChange[];
}

/** A metric of the whole service at each month end of one replication. */
export function monthlyValues(
  { start, years, settings, changes = [] }: BareService,
  metric: MetricName,
  { seed, replication }: ReplicationSeed,
): number[] {
  const { dates, areas, values } = simulateService(
    { start, years, parameters: bareSettings(settings), changes },
    seed,
    replication,
  );
  return dates.map((_, date) => values[date * areas.length * metrics.length + metricIndex[metric]]);
}

/** Orders start in one calendar year and in no other, so many on average. */
export const yearOfStarts = 2023;
export const dayBeforeStarts = `${yearOfStarts - 1}-12-01`;
export const startsInOneYear = (orders: number): readonly DatedChange[] => [
  { date: `${yearOfStarts}-01-01`, chapter: 'demand', name: 'community_orders', value: orders },
  { date: `${yearOfStarts + 1}-01-01`, chapter: 'demand', name: 'community_orders', value: 0 },
];

const mostBatches = 65_536;

/**
 * What comes of so many posts, trainees, cases or units, added up over runs of at most `most` of them, since the model
 * numbers them only so far.
 */
export function sumOverBatches(
  size: number,
  most: number,
  { seed, replication }: ReplicationSeed,
  of: (number: number, batchSeed: ReplicationSeed) => number,
): number {
  let sum = 0;
  for (let batch = 0; batch * most < size; batch++)
    sum += of(Math.min(most, size - batch * most), { seed, replication: replication * mostBatches + batch });
  return sum;
}

/** A list added up. */
export const sumOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
