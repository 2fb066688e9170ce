import seedrandom from 'seedrandom';
import type { MetricName, ReplicationResult, Area } from '../../src/model/index.ts';
import { metricIndex, metrics, regionArea, unitArea } from '../../src/model/index.ts';
import type { ReportInput, ScenarioFacts } from '../../src/report/index.ts';

/*
 * SYNTHETIC results: smooth curves with noise, to draw and test charts with. They come from no model and say nothing
 * about any service.
 */

export const regions = [
  'East Midlands',
  'East of England',
  'Greater Manchester',
  'Kent, Surrey and Sussex',
  'London',
  'North East',
  'North West',
  'South Central',
  'South West',
  'Wales',
  'West Midlands',
  'Yorkshire and the Humber',
];

/** Month ends from a start date on. */
export function monthEnds(start: string, months: number): string[] {
  const [year, month] = start.split('-').map(Number);
  return Array.from({ length: months }, (_, index) =>
    new Date(Date.UTC(year, month + index, 0)).toISOString().slice(0, 10),
  );
}

/** What a plan does in the synthetic curves: one number for how much better it is than nothing (0). */
export interface Shape {
  readonly relief?: number;
  readonly start?: string;
  readonly months?: number;
  readonly replications?: number;
  readonly regions?: readonly string[];
  readonly pdus?: number;
}

type Curve = (year: number, deviation: number, drawUniform: () => number) => number;

const curves = (relief: number): Partial<Record<MetricName, Curve>> => {
  const pressure = (year: number): number =>
    (1 + 0.35 * Math.sin(year * 1.1) + 0.18 * year) * (1 - relief * Math.min(1, year / 3));
  return {
    'unallocated.all': (year, deviation) => 900 * pressure(year) * (1 + 0.06 * deviation),
    'unallocated.high': (year, deviation) => 70 * pressure(year) * (1 + 0.1 * deviation),
    'unallocated.mappa': (year, deviation) => 42 * pressure(year) * (1 + 0.12 * deviation),
    'unallocated.waiting': (year, deviation) => 200 * pressure(year) * (1 + 0.1 * deviation),
    'timeToAllocation.median': (year, deviation) => 2.4 * (1 + 0.02 * deviation) + 0.1 * pressure(year),
    'capacity.mean.all': (year, deviation) => 104 + 9 * pressure(year) + deviation,
    'capacity.mean.PO': (year, deviation) => 108 + 9 * pressure(year) + deviation,
    'capacity.p10': (year, deviation) => 62 + 5 * pressure(year) + deviation,
    'capacity.p25': (year, deviation) => 84 + 7 * pressure(year) + deviation,
    'capacity.p50': (year, deviation) => 103 + 9 * pressure(year) + deviation,
    'capacity.p75': (year, deviation) => 122 + 11 * pressure(year) + deviation,
    'capacity.p90': (year, deviation) => 139 + 13 * pressure(year) + deviation,
    'capacity.shareOver100': (year, deviation) => 54 + 6 * pressure(year) + deviation,
    'capacity.shareOver110': (year, deviation) => 41 + 6 * pressure(year) + deviation,
    'capacity.shareOver120': (year, deviation) => 28 + 6 * pressure(year) + deviation,
    'capacity.excessive': (year, deviation) => 31 + 6 * pressure(year) + deviation,
    'reviews.due': (year, deviation) => 11_000 + 150 * year + 60 * deviation,
    'reviews.missed': (year, deviation) => 2_100 * pressure(year) + 40 * deviation,
    'reviews.late': (year, deviation) => 1_500 * pressure(year) + 40 * deviation,
    'reviews.missedShare': (year, deviation) => 18 * pressure(year) + 0.4 * deviation,
    'cases.noCurrentAssessment': (year, deviation) => 24_000 * pressure(year) + 300 * deviation,
    'hiddenRisk.persons': (year, deviation) => 9_500 * pressure(year) + 150 * deviation,
    'hiddenRisk.personDays': (year, deviation) => 288_000 * pressure(year) + 4_000 * deviation,
    'staff.inPost.PO': (year, deviation) => 4_450 + 120 * year + 600 * relief * year + 30 * deviation,
    'staff.inPost.PQiP': (year, deviation) => 1_700 + 500 * Math.sin(year * 1.4) + 15 * deviation,
    'staff.required.PO': (year) => (year < 1.95 ? 6_158 : 6_780),
    'trainees.qualified': (year, deviation, drawUniform) =>
      [2, 3, 8, 9].includes(Math.round(year * 12) % 12)
        ? Math.round(190 + 25 * deviation + 20 * drawUniform())
        : Math.round(3 * drawUniform()),
    'leavers.PO': (year, deviation, drawUniform) =>
      Math.round(27 * pressure(year) ** 0.3 + 4 * deviation + 4 * drawUniform()),
    'leavingRate.PO': (year, deviation) => (year < 0.95 ? NaN : 7.4 + 0.3 * deviation),
    'caseload.all': (year, deviation) => 240_000 + 300 * year + 400 * deviation,
    'sickness.daysPerStaffYear': (year, deviation) => (year < 0.95 ? NaN : 12.4 + 0.2 * deviation),
  };
};

/**
 * Synthetic replications of one scenario. Random numbers are shared by replications of the same number, so that pairing
 * has something to cancel.
 */
export function syntheticResults({
  relief = 0,
  start = '2021-07-01',
  months = 60,
  replications = 10,
  regions: named = regions,
  pdus = 0,
}: Shape = {}): ReplicationResult[] {
  const dates = monthEnds(start, months);
  const areas: Area[] = [
    'service',
    ...named.map(regionArea),
    ...Array.from({ length: pdus }, (_, index) => unitArea(`PDU ${index + 1}`)),
  ];
  const byName = curves(relief);
  return Array.from({ length: replications }, (_, replication) => {
    const shared = seedrandom(`replication ${replication}`);
    const own = seedrandom(`replication ${replication}, relief ${relief}`);
    const values = new Float64Array(dates.length * areas.length * metrics.length);
    const deviationOf = areas.map(
      () => 1.4 * (shared.double() + shared.double() + shared.double() - 1.5) + 0.25 * (own.double() - 0.5),
    );
    const sizeOf = areas.map((_, scope) => (scope === 0 ? 1 : 0.04 + (0.08 * ((scope * 7) % 12)) / 12));
    const strainOf = areas.map((_, scope) => (scope === 0 ? 1 : 0.6 + (0.9 * ((scope * 5) % 12)) / 12));
    for (const [date] of dates.entries()) {
      for (const [scope] of areas.entries()) {
        const drift = deviationOf[scope] + 0.3 * (shared.double() - 0.5) + 0.1 * (own.double() - 0.5);
        for (const { name, unit } of metrics) {
          const whole =
            byName[name]?.((date + 1) / 12, drift, () => own.double()) ?? (unit === '%' ? 50 + drift : 100 + drift);
          const level = unit === '%' || unit === 'days' ? whole : whole * sizeOf[scope];
          const strained = name.startsWith('unallocated')
            ? level * strainOf[scope]
            : name.startsWith('capacity') && scope > 0
              ? level + 8 * (strainOf[scope] - 1)
              : level;
          values[(date * areas.length + scope) * metrics.length + metricIndex[name]] = strained;
        }
      }
    }
    return { replication, dates, areas, values, events: 1_000 };
  });
}

const facts = (name: string, rest: Partial<ScenarioFacts> = {}): ScenarioFacts => ({
  name,
  start: '2021-07-01',
  years: 5,
  seed: 1,
  replications: 10,
  thresholds: [],
  changeLog: [],
  assumptions: [
    {
      setting: 'reviews.initial_plan_due',
      value: 15,
      unit: 'working days',
      source: 'justice-data',
      quality: 'published',
      qualityRag: 'green',
      rag: 'green',
      about: 'Time allowed from the first appointment to the first signed-off plan.',
      file: 'baseline.yaml',
      line: 1,
    },
    {
      setting: 'demand.mix',
      value: { community: 0.51, licence: 0.28, custody: 0.21 },
      unit: 'share',
      source: 'omsq, pq-3550',
      quality: 'secondary',
      qualityRag: 'amber',
      impact: { band: 'medium', size: 0.5, change: -15.2, lo95: -20.1, hi95: -10.3, measure: 'unallocated.all@mean' },
      impactRag: 'amber',
      rag: 'amber',
      plausible: [0.8, 1.2],
      about: 'Mix of the caseload.',
      file: 'baseline.yaml',
      line: 1,
    },
    {
      setting: 'strain.fades',
      value: 90,
      unit: 'days',
      source: '',
      quality: 'assumed',
      qualityRag: 'red',
      rag: 'red',
      plausible: [30, 180],
      note: 'Varied <in sensitivity> analysis.',
      about: 'Half-life of strain.',
      file: 'baseline.yaml',
      line: 1,
    },
  ],
  ...rest,
});

const plans: { facts: ScenarioFacts; relief: number }[] = [
  {
    facts: facts('Baseline', {
      question: 'What happens if nothing changes?',
      thresholds: [{ metric: 'unallocated.all', atMost: 1_200, scope: 'service' }],
    }),
    relief: 0,
  },
  {
    facts: facts('Retention', {
      question: 'What if a third fewer officers left?',
      changeLog: [
        {
          date: '2022-04-01',
          setting: 'leaving.rate',
          to: 0.05,
          because: 'A retention payment & <better> hours.',
          file: 'retention.yaml',
          line: 1,
        },
      ],
    }),
    relief: 0.12,
  },
  {
    facts: facts('Trainees protected from high caseloads', { description: 'Trainees hold fewer cases.' }),
    relief: 0.05,
  },
  { facts: facts('Reset after two thirds'), relief: 0.2 },
  { facts: facts('Both'), relief: 0.3 },
  { facts: facts('Half of both'), relief: 0.15 },
];

/** A synthetic report of so many scenarios, the first one the baseline. */
export const syntheticReport = (scenarios = 1, shape: Shape = {}): ReportInput => ({
  sets: plans
    .slice(0, scenarios)
    .map((plan) => ({ scenario: plan.facts, results: syntheticResults({ relief: plan.relief, ...shape }) })),
  version: '0.1.0',
  command: 'procap compare scenarios/baseline.yaml scenarios/retention.yaml',
});
