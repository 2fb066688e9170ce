import { valueOf } from '../../experiment/index.ts';
import { metricIndex } from '../../model/index.ts';
import type { MetricName, ReplicationResult } from '../../model/index.ts';
import type { Course } from '../simulator/requests.ts';

/** Something that there is at a moment. */
export interface StockKind {
  readonly title: string;
  readonly about: string;
  readonly unit: string;
  readonly level: (valueAt: (metric: MetricName) => number) => number;
  /** Counted from the rosters of the agents; the twin does not tell them apart. */
  readonly inRosters?: true;
  /** What leaves it, to the outside. */
  readonly out?: Flow;
}

/** People who go from one stock to the next, or come from outside, in a month. */
export interface Flow {
  readonly words: string;
  readonly metrics: readonly MetricName[];
}

/** A chain of stocks, each of which fills the next; a flow stands before the stock that it fills. */
export interface Chain {
  readonly title: string;
  readonly links: readonly (StockKind | Flow)[];
}

/** Working days in a year, by which days lost a staff year are people away on a day. */
const workingDaysAYear = (365.25 * 5) / 7;

export const chains: readonly Chain[] = [
  {
    title: 'Cases',
    links: [
      { words: 'sentenced by the courts', metrics: [] },
      {
        title: 'Cases waiting',
        about: 'Without an officer, papers or not.',
        unit: 'cases, mean of the month',
        level: (valueAt) => valueAt('unallocated.all'),
      },
      { words: 'allocated', metrics: [] },
      {
        title: 'Cases held',
        about: 'With an officer, or still in prison.',
        unit: 'cases',
        level: (valueAt) => valueAt('caseload.all') - valueAt('unallocated.all'),
      },
      { words: 'end', metrics: [] },
    ],
  },
  {
    title: 'Staff',
    links: [
      { words: 'start', metrics: ['trainees.started'] },
      {
        title: 'Trainees',
        about: 'Full-time equivalents.',
        unit: 'full-time equivalents',
        level: (valueAt) => valueAt('staff.inPost.PQiP'),
        out: { words: 'drop out', metrics: ['trainees.droppedOut'] },
      },
      { words: 'qualify', metrics: ['trainees.qualified'] },
      {
        title: 'Newly qualified',
        about: 'Those with cases; counted among officers too.',
        unit: 'people',
        level: () => NaN,
        inRosters: true,
      },
      { words: 'join', metrics: ['joiners.PO'] },
      {
        title: 'Officers',
        about: 'Probation officers, full-time equivalents.',
        unit: 'full-time equivalents',
        level: (valueAt) => valueAt('staff.inPost.PO'),
        out: { words: 'leave or move on', metrics: ['leavers.PO', 'movers.PO'] },
      },
      { words: 'are promoted', metrics: ['promoted.PO'] },
      {
        title: 'Seniors',
        about: 'Full-time equivalents.',
        unit: 'full-time equivalents',
        level: (valueAt) => valueAt('staff.inPost.SPO'),
      },
    ],
  },
  {
    title: 'Away',
    links: [
      { words: 'fall sick, more where there is strain', metrics: [] },
      {
        title: 'Off sick',
        about: 'On a working day, mean of twelve months.',
        unit: 'people, mean of the last twelve months',
        level: (valueAt) =>
          (valueAt('sickness.daysPerStaffYear') / workingDaysAYear) *
          (valueAt('staff.headcount.PO') + valueAt('staff.headcount.PSO') + valueAt('staff.inPost.SPO')),
      },
      { words: 'come back', metrics: [] },
    ],
  },
];

export const isStock = (link: StockKind | Flow): link is StockKind => 'title' in link;

export const allStocks: readonly StockKind[] = chains.flatMap(({ links }) => links.filter(isStock));

/** Level of a stock at a month end of a result; NaN where it is not known. */
export const levelAt = (result: ReplicationResult, stock: StockKind, date: number): number =>
  stock.level((metric) => valueOf(result, { date, scope: 0, metric: metricIndex[metric] }));

/** Level of a stock of the agents, by the last roster of a month where it is counted there. */
export function levelOfAgents({ result, rosters }: Course, stock: StockKind, date: number): number {
  if (stock.inRosters === undefined) return levelAt(result, stock, date);
  const roster = rosters.findLast(({ on }) => on <= result.dates[date]);
  return roster?.officers.filter(({ grade }) => grade === 'NQO').length ?? NaN;
}

/** People a month in a flow: the mean of up to twelve months, of which the one shown is the last. */
export function flowAt(result: ReplicationResult, { metrics }: Flow, date: number): number {
  const from = Math.max(0, date - 11);
  let sum = 0;
  for (let month = from; month <= date; month++)
    for (const metric of metrics) sum += valueOf(result, { date: month, scope: 0, metric: metricIndex[metric] });
  return sum / (date - from + 1);
}

/** The month end of a result that was last passed on a day. */
export const monthShown = ({ dates }: ReplicationResult, on: string): number =>
  Math.max(
    0,
    dates.findLastIndex((each) => each <= on),
  );
