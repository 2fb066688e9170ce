import { csvText } from '../csv/cells.ts';
import type { ReproduceResult } from './reproduce.ts';

/** `published.csv`: one row for each published figure and scenario. Numbers are in the unit of the model. */
export const publishedCsv = (all: readonly ReproduceResult[]): string =>
  csvText(
    [
      'study',
      'series',
      'scenario',
      'scope',
      'figure',
      'day',
      'from',
      'vintage',
      'unit',
      'published_low',
      'published_high',
      'mean',
      'lo95',
      'hi95',
      'range_low',
      'range_high',
      'difference',
      'percent',
      'finding',
      'use',
      'source',
      'quality',
      'simulated',
      'first_month',
      'last_month',
      'replications',
      'note',
    ],
    all.flatMap(({ study, comparisons }) =>
      comparisons.map((each) => [
        study,
        each.series,
        each.scenario,
        each.scope,
        each.figure ?? '',
        each.day,
        each.from ?? '',
        each.vintage ?? '',
        each.unit,
        each.published?.low,
        each.published?.high,
        each.spread.mean,
        each.spread.lo95,
        each.spread.hi95,
        each.spread.least,
        each.spread.most,
        each.difference,
        each.percent,
        each.finding,
        each.role ?? 'shown',
        each.sources.join(' '),
        each.quality ?? '',
        each.simulated,
        each.firstMonth,
        each.lastMonth,
        each.values.length,
        each.note ?? '',
      ]),
    ),
  );

/**
 * `not-compared.csv`: every figure on record that was not compared, with the reason; and, of two that do not agree, the
 * one not used.
 */
export const notComparedCsv = (all: readonly ReproduceResult[]): string =>
  csvText(
    ['study', 'figure', 'published', 'because', 'source'],
    all.flatMap(({ study, notCompared, choices }) => [
      ...notCompared.map(({ figure, published, because, sources }) => [
        study,
        figure,
        published,
        because,
        sources.join(' '),
      ]),
      ...choices.map(({ use, over, because }) => [study, over, '', `${use} is used: ${because}`, '']),
    ]),
  );

/** `milestones.csv`: when a level is reached, and with what probability. */
export const milestonesCsv = (all: readonly ReproduceResult[]): string =>
  csvText(
    [
      'study',
      'milestone',
      'scenario',
      'simulated',
      'below',
      'months_on_end',
      'lasting',
      'replications',
      'reached',
      'probability',
      'lo95',
      'hi95',
      'by_a_tenth',
      'by_half',
      'by_nine_tenths',
      'run_ends',
    ],
    all.flatMap(({ study, milestones }) =>
      milestones.map((each) => [
        study,
        each.milestone,
        each.scenario,
        each.simulated,
        each.below,
        each.months,
        String(each.lasting),
        each.replications,
        each.reached,
        each.probability,
        each.lo95,
        each.hi95,
        each.early ?? '',
        each.middle ?? '',
        each.late ?? '',
        each.lastMonth,
      ]),
    ),
  );

/** `fans.csv`: what each series would have been at every month end, with the range of a single replication. */
export const fansCsv = (all: readonly ReproduceResult[]): string =>
  csvText(
    ['study', 'series', 'scenario', 'unit', 'months', 'date', 'mean', 'low50', 'high50', 'low95', 'high95'],
    all.flatMap(({ study, fans }) =>
      fans.flatMap(({ series, scenario, unit, months, points }) =>
        points.map(({ date, mean, low50, high50, low95, high95 }) => [
          study,
          series,
          scenario,
          unit,
          months,
          date,
          mean,
          low50,
          high50,
          low95,
          high95,
        ]),
      ),
    ),
  );
