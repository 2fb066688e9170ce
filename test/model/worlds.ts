import { readFileSync } from 'node:fs';
import { metricIndex, metrics, simulateService } from '../../src/model/index.ts';
import type {
  DatedChange,
  MetricName,
  Parameters,
  ReplicationResult,
  ServiceInput,
  Area,
} from '../../src/model/index.ts';
import { readScenario } from '../../src/scenario/index.ts';

/** The published number of delivery units: one unit is this part of the whole service. */
const unitsOfService = 108;

export const baseline = readShipped('published/baseline-2021.yaml');

/** A scenario as it is shipped, by its file name. */
export function readShipped(name: string) {
  const reading = readScenario(name, (path) => {
    try {
      return readFileSync(new URL(`../../scenarios/${path}`, import.meta.url), 'utf8');
    } catch {
      return undefined;
    }
  });
  if (!reading.ok)
    throw new Error(`${name} cannot be read: ${reading.problems.map(({ message }) => message).join(' ')}`);
  return reading.scenario;
}

/** Settings to be put in the place of the baseline's, by chapter; all others stay. */
export type Settings = { readonly [Chapter in keyof Parameters]?: Partial<Parameters[Chapter]> };

export interface World {
  readonly settings?: Settings;
  /** Delivery units of the one region; 1 unless stated. */
  readonly units?: number;
  readonly years?: number;
  /** In place of the baseline's dated changes, of which a small world has none. */
  readonly changes?: readonly DatedChange[];
}

/**
 * A small world: one region of the baseline, a delivery unit for a year unless stated otherwise, in which nothing
 * changes at a date.
 */
export function world({ settings = {}, units = 1, years = 1, changes = [] }: World = {}): ServiceInput {
  const small: Settings = {
    organisation: {
      share_of_service: units / unitsOfService,
      delivery_units: { A: units },
      caseload_weight: {},
      vacancies: {},
    },
    absence: { sickness_weight: {} },
  };
  return {
    start: baseline.start,
    years,
    parameters: withSettings(withSettings(baseline.parameters, small), settings),
    changes,
  };
}

export function withSettings(parameters: Parameters, settings: Settings): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([chapter, values]) => [
      chapter,
      { ...values, ...settings[chapter as keyof Settings] },
    ]),
  ) as unknown as Parameters;
}

/** Several sets of settings, the later ones over the earlier ones. */
export function together(...several: readonly Settings[]): Settings {
  const all: Record<string, object> = {};
  for (const settings of several)
    for (const [chapter, values] of Object.entries(settings)) all[chapter] = { ...all[chapter], ...values };
  return all;
}

/** Staff as they are for ever: nobody leaves, comes, moves up or falls sick. */
export const staffHeld: Settings = {
  staff: {
    leaving: { probation_officers: 0, probation_services_officers: 0, senior_probation_officers: 0 },
    moves_to_other_roles: 0,
    recruits_probation_officers: 0,
    posts_probation_services_officers: 0,
    posts_senior_probation_officers: 0,
    newly_qualified_at_start: 0,
    agency_officers: 0,
  },
  training: { places: 0, at_start: { three_months: 0, nine_months: 0, fifteen_months: 0 } },
};

export const nobodyIsAway: Settings = { absence: { short_spells: 0, long_spells: 0, parental_leave: 0 } };

/** Contact ends early after one share of supervision, whatever the recorded risk. */
export const contactEndsAfter = (share: number) => ({ low: share, medium: share, high: share });

/**
 * What competes for an officer's time, and what changes ratings and staff beside it, left out one and all: for worlds
 * worked by hand and closed forms. A test of one of them turns that one on.
 */
export const plainWork: Settings = {
  supervision: {
    post_sentence_share: 0,
    recall_kinds: { standard: 1, fixed_14: 0, fixed_28: 0, fixed_56: 0 },
    child_protection: 0,
    orders_with_rehabilitation_requirement: 1,
    contact_end_take_up: 1,
    contact_end_phase: 0,
    work_after_contact: 0,
  },
  risk: {
    reluctance_to_downgrade: 0,
    mappa_changes: { from_1_to_2: 0, from_2_to_1: 0 },
    serious_further_offences: 0,
    alert: 0,
  },
  work: { protection: 0 },
  tasks: {
    reports: { oral_report: 0, fast_report: 0, standard_report: 0, parole_report: 0, arms_assessment: 0 },
    effort: {
      ...baseline.parameters.tasks.effort,
      recall_papers: 0,
      licence_warning: 0,
      breach_pack: 0,
      early_release_papers: 0,
    },
    licence_warnings: 0,
    enforcement_gives_way: 0,
    countersignatures: 0,
  },
  staff: { moves_between_units: 0, relief: 0, pay_elasticity: 0, agency_from_staff: 0, agency_to_staff: 0 },
  training: { from_services_officers: 0, mentoring_delays: 0 },
  strain: { content: 0, reference_of_trainees: 1, attrition_of_trainees: 1 },
  loops: { risk_follows_resource: 0, scrutiny: 0, downward_pressure: 0 },
};

export const noArrivals: Settings = {
  demand: { community_orders: 0, suspended_sentence_orders: 0, custodial_sentences: 0 },
};

/** Every part of demand by a factor. */
export function demandTimes(factor: number): Settings {
  const { community_orders, suspended_sentence_orders, custodial_sentences } = baseline.parameters.demand;
  return {
    demand: {
      community_orders: factor * community_orders,
      suspended_sentence_orders: factor * suspended_sentence_orders,
      custodial_sentences: factor * custodial_sentences,
    },
  };
}

/** All practitioners at the start by a factor, and the posts with them. */
export function officersTimes(factor: number): Settings {
  const {
    probation_officers,
    probation_services_officers,
    posts_probation_services_officers,
    required_probation_officers,
    agency_officers,
  } = baseline.parameters.staff;
  return {
    staff: {
      probation_officers: factor * probation_officers,
      required_probation_officers: factor * required_probation_officers,
      probation_services_officers: factor * probation_services_officers,
      posts_probation_services_officers: factor * posts_probation_services_officers,
      agency_officers: factor * agency_officers,
    },
  };
}

/** One seed for every test, so that worlds share their random numbers. */
export const seed = 20_210_701;

export const run = (input: ServiceInput, replication = 1, checkBalance = false): ReplicationResult =>
  simulateService(input, seed, replication, { checkBalance });

/** A metric of a run at each month end, for the service or another scope. */
export function monthly(
  { dates, areas, values }: ReplicationResult,
  name: MetricName,
  area: Area = 'service',
): number[] {
  const areaIndex = areas.indexOf(area);
  return dates.map((_, date) => values[(date * areas.length + areaIndex) * metrics.length + metricIndex[name]]);
}

/** The same, added over the months from one to another (both counted from 1 and included). */
export const total = (result: ReplicationResult, name: MetricName, from = 1, to = result.dates.length): number =>
  sum(monthly(result, name).slice(from - 1, to));

/** The same as a mean over months. */
export const average = (result: ReplicationResult, name: MetricName, from = 1, to = result.dates.length): number =>
  mean(monthly(result, name).slice(from - 1, to));

export const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

export const mean = (values: readonly number[]): number => sum(values) / values.length;
