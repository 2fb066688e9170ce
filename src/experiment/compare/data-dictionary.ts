import { metrics } from '../../model/index.ts';
import { csvText } from '../csv/cells.ts';

/** What a reader needs to know of a column or a metric. */
interface Entry {
  readonly name: string;
  /** In words, as an axis title or a row heading. */
  readonly label: string;
  readonly unit: string;
  /** Of a metric: over what time it is counted. */
  readonly counted?: string;
  readonly meaning: string;
}

const ofMetric = 'of the metric';

/** The columns of the tables of a run or comparison. A name means the same in every table. */
const columns: readonly Entry[] = [
  { name: 'scenario', label: 'Scenario', unit: 'name', meaning: 'The scenario, by the name in its file.' },
  {
    name: 'baseline',
    label: 'Baseline',
    unit: 'name',
    meaning: 'The scenario that the others are compared with: the first of the command.',
  },
  {
    name: 'replication',
    label: 'Replication',
    unit: 'number',
    meaning:
      'A run of the scenario with its own random numbers, from 1. The same number has the same random numbers in every scenario.',
  },
  { name: 'date', label: 'Month', unit: 'ISO date', meaning: 'The last day of the calendar month.' },
  {
    name: 'scope',
    label: 'Area',
    unit: 'name',
    meaning: 'service, region:<name> or pdu:<name> (a probation delivery unit).',
  },
  { name: 'metric', label: 'Metric', unit: 'name', meaning: 'The figure, by its name; each has a row here.' },
  { name: 'value', label: 'Value', unit: ofMetric, meaning: 'The figure in one replication, exact.' },
  {
    name: 'mean',
    label: 'Mean',
    unit: ofMetric,
    meaning:
      'The mean over replications, with the digits that mean something; in a table of differences, the mean of the scenario less the baseline, replication by replication.',
  },
  {
    name: 'lo95',
    label: 'Lower end of the 95% interval',
    unit: ofMetric,
    meaning: 'Of the interval of the estimate over replications; empty where one replication gives none.',
  },
  {
    name: 'hi95',
    label: 'Upper end of the 95% interval',
    unit: ofMetric,
    meaning: 'Of the interval of the estimate over replications; empty where one replication gives none.',
  },
  { name: 'p10', label: '10th percentile', unit: ofMetric, meaning: 'One replication in ten lies below.' },
  { name: 'p50', label: 'Median', unit: ofMetric, meaning: 'Half of the replications lie below.' },
  { name: 'p90', label: '90th percentile', unit: ofMetric, meaning: 'One replication in ten lies above.' },
  {
    name: 'replications',
    label: 'Replications',
    unit: 'count',
    meaning: 'How many the estimate rests on: those in which the figure has a meaning.',
  },
  { name: 'limit', label: 'Threshold', unit: ofMetric, meaning: 'What the figure must not pass, with its direction.' },
  {
    name: 'probability',
    label: 'Probability of breach',
    unit: '0 to 1',
    meaning: 'The share of replications in which the figure passes the threshold in that month.',
  },
  {
    name: 'difference',
    label: 'Difference in the probability of breach',
    unit: '-1 to 1',
    meaning: 'The scenario less the baseline, replication by replication.',
  },
  {
    name: 'part',
    label: 'Part of the cost',
    unit: 'name',
    meaning: 'What the money is for; total is all parts together.',
  },
  { name: 'cost', label: 'Cost', unit: 'pounds', meaning: 'Over the whole run, the mean over replications.' },
  { name: 'cost_lo95', label: 'Lower end of the 95% interval of the cost', unit: 'pounds', meaning: 'Of the mean.' },
  { name: 'cost_hi95', label: 'Upper end of the 95% interval of the cost', unit: 'pounds', meaning: 'Of the mean.' },
  {
    name: 'added_cost',
    label: 'Added cost',
    unit: 'pounds',
    meaning: 'The cost less that of the baseline, replication by replication; empty for the baseline.',
  },
  {
    name: 'added_cost_lo95',
    label: 'Lower end of the 95% interval of the added cost',
    unit: 'pounds',
    meaning: 'Of the mean difference.',
  },
  {
    name: 'added_cost_hi95',
    label: 'Upper end of the 95% interval of the added cost',
    unit: 'pounds',
    meaning: 'Of the mean difference.',
  },
  {
    name: 'months_left_out',
    label: 'Months of warm-up',
    unit: 'months',
    meaning: 'Left out of the mean at the start; empty where no steady state is found.',
  },
  { name: 'from', label: 'First month that counts', unit: 'ISO date', meaning: 'The month after the warm-up.' },
  {
    name: 'trend',
    label: 'Trend',
    unit: 'words',
    meaning: 'constant, steady, rising, falling or no trend found, over the months that count.',
  },
  {
    name: 'change',
    label: 'Change over the months that count',
    unit: ofMetric,
    meaning: 'Of a straight line fitted to each replication.',
  },
  {
    name: 'change_lo95',
    label: 'Lower end of the 95% interval of the change',
    unit: ofMetric,
    meaning: 'Over replications.',
  },
  {
    name: 'change_hi95',
    label: 'Upper end of the 95% interval of the change',
    unit: ofMetric,
    meaning: 'Over replications.',
  },
];

/** `data-dictionary.csv`: every column and every metric of the tables of a run or comparison, with its unit. */
export const dataDictionaryCsv = (): string =>
  csvText(
    ['kind', 'name', 'label', 'unit', 'counted', 'meaning'],
    [
      ...columns.map(({ name, label, unit, meaning }) => ['column', name, label, unit, undefined, meaning]),
      ...metrics.map(({ name, label, unit, counting, about }) => ['metric', name, label, unit, counting, about]),
    ],
  );

/** The same about the columns of `replications.parquet`, for its metadata. */
export const replicationColumns = (): Readonly<Record<string, Omit<Entry, 'name'>>> => {
  const keys = columns.filter(({ name }) => ['scenario', 'replication', 'date', 'scope'].includes(name));
  const figures = metrics.map(({ name, label, unit, counting, about }) => ({
    name,
    label,
    unit,
    counted: counting,
    meaning: about,
  }));
  return Object.fromEntries([...keys, ...figures].map(({ name, ...rest }) => [name, rest]));
};
