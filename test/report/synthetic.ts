import seedrandom from 'seedrandom';
import type { MetricName, ReplicationResult } from '../../src/model/index.ts';
import { metricIndex, metrics } from '../../src/model/index.ts';
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

type Curve = (year: number, luck: number, dice: () => number) => number;

const curves = (relief: number): Partial<Record<MetricName, Curve>> => {
  const pressure = (year: number): number =>
    (1 + 0.35 * Math.sin(year * 1.1) + 0.18 * year) * (1 - relief * Math.min(1, year / 3));
  return {
    'unallocated.all': (year, luck) => 900 * pressure(year) * (1 + 0.06 * luck),
    'unallocated.high': (year, luck) => 70 * pressure(year) * (1 + 0.1 * luck),
    'unallocated.mappa': (year, luck) => 42 * pressure(year) * (1 + 0.12 * luck),
    'unallocated.waiting': (year, luck) => 200 * pressure(year) * (1 + 0.1 * luck),
    'timeToAllocation.median': (year, luck) => 2.4 * (1 + 0.02 * luck) + 0.1 * pressure(year),
    'capacity.mean.all': (year, luck) => 104 + 9 * pressure(year) + luck,
    'capacity.mean.PO': (year, luck) => 108 + 9 * pressure(year) + luck,
    'capacity.p10': (year, luck) => 62 + 5 * pressure(year) + luck,
    'capacity.p25': (year, luck) => 84 + 7 * pressure(year) + luck,
    'capacity.p50': (year, luck) => 103 + 9 * pressure(year) + luck,
    'capacity.p75': (year, luck) => 122 + 11 * pressure(year) + luck,
    'capacity.p90': (year, luck) => 139 + 13 * pressure(year) + luck,
    'capacity.shareOver100': (year, luck) => 54 + 6 * pressure(year) + luck,
    'capacity.shareOver110': (year, luck) => 41 + 6 * pressure(year) + luck,
    'capacity.shareOver120': (year, luck) => 28 + 6 * pressure(year) + luck,
    'capacity.excessive': (year, luck) => 31 + 6 * pressure(year) + luck,
    'reviews.due': (year, luck) => 11_000 + 150 * year + 60 * luck,
    'reviews.missed': (year, luck) => 2_100 * pressure(year) + 40 * luck,
    'reviews.late': (year, luck) => 1_500 * pressure(year) + 40 * luck,
    'reviews.missedShare': (year, luck) => 18 * pressure(year) + 0.4 * luck,
    'cases.noCurrentAssessment': (year, luck) => 24_000 * pressure(year) + 300 * luck,
    'hiddenRisk.persons': (year, luck) => 9_500 * pressure(year) + 150 * luck,
    'hiddenRisk.personDays': (year, luck) => 288_000 * pressure(year) + 4_000 * luck,
    'staff.inPost.PO': (year, luck) => 4_450 + 120 * year + 600 * relief * year + 30 * luck,
    'staff.inPost.PQiP': (year, luck) => 1_700 + 500 * Math.sin(year * 1.4) + 15 * luck,
    'staff.required.PO': (year) => (year < 1.95 ? 6_158 : 6_780),
    'trainees.qualified': (year, luck, dice) =>
      [2, 3, 8, 9].includes(Math.round(year * 12) % 12)
        ? Math.round(190 + 25 * luck + 20 * dice())
        : Math.round(3 * dice()),
    'leavers.PO': (year, luck, dice) => Math.round(27 * pressure(year) ** 0.3 + 4 * luck + 4 * dice()),
    'leavingRate.PO': (year, luck) => (year < 0.95 ? NaN : 7.4 + 0.3 * luck),
    'caseload.all': (year, luck) => 240_000 + 300 * year + 400 * luck,
    'sickness.daysPerStaffYear': (year, luck) => (year < 0.95 ? NaN : 12.4 + 0.2 * luck),
  };
};

/**
 * Synthetic replications of one scenario. Luck is shared by replications of the same number, so that pairing has
 * something to cancel.
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
  const scopes = [
    'service',
    ...named.map((name) => `region:${name}`),
    ...Array.from({ length: pdus }, (_, index) => `pdu:PDU ${index + 1}`),
  ];
  const byName = curves(relief);
  return Array.from({ length: replications }, (_, replication) => {
    const shared = seedrandom(`replication ${replication}`);
    const own = seedrandom(`replication ${replication}, relief ${relief}`);
    const values = new Float64Array(dates.length * scopes.length * metrics.length);
    const luckOf = scopes.map(
      () => 1.4 * (shared.double() + shared.double() + shared.double() - 1.5) + 0.25 * (own.double() - 0.5),
    );
    const sizeOf = scopes.map((_, scope) => (scope === 0 ? 1 : 0.04 + (0.08 * ((scope * 7) % 12)) / 12));
    const strainOf = scopes.map((_, scope) => (scope === 0 ? 1 : 0.6 + (0.9 * ((scope * 5) % 12)) / 12));
    for (const [date] of dates.entries()) {
      for (const [scope] of scopes.entries()) {
        const drift = luckOf[scope] + 0.3 * (shared.double() - 0.5) + 0.1 * (own.double() - 0.5);
        for (const { name, unit } of metrics) {
          const whole =
            byName[name as MetricName]?.((date + 1) / 12, drift, () => own.double()) ??
            (unit === '%' ? 50 + drift : 100 + drift);
          const level = unit === '%' || unit === 'days' ? whole : whole * sizeOf[scope];
          const strained = name.startsWith('unallocated')
            ? level * strainOf[scope]
            : name.startsWith('capacity') && scope > 0
              ? level + 8 * (strainOf[scope] - 1)
              : level;
          values[(date * scopes.length + scope) * metrics.length + metricIndex[name as MetricName]] = strained;
        }
      }
    }
    return { replication, dates, scopes, values, events: 1_000 };
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
    },
    {
      setting: 'strain.fades',
      value: 90,
      unit: 'days',
      quality: 'assumed',
      qualityRag: 'red',
      rag: 'red',
      plausible: [30, 180],
      note: 'Varied <in sensitivity> analysis.',
      about: 'Half-life of strain.',
      file: 'baseline.yaml',
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
        { date: '2022-04-01', setting: 'leaving.rate', to: 0.05, because: 'A retention payment & <better> hours.' },
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
