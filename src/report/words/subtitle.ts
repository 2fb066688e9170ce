import type { ReportInput } from '../input.ts';
import { formatMonth } from './calendar-words.ts';
import { wholeInWords } from './scope.ts';

/** `whole service, July 2021 to June 2026`; of a smaller scenario, its unit or region. */
export function areaAndPeriod({ sets }: ReportInput): string {
  const dates = sets.flatMap(({ results: [{ dates: all }] }) => [all[0], all[all.length - 1]]).sort();
  const [first, last] = [formatMonth(dates[0]), formatMonth(dates[dates.length - 1])];
  return `${wholeInWords(sets.map(({ scenario }) => scenario))}, ${first === last ? first : `${first} to ${last}`}`;
}

/** `10 replications`, or `10 to 20 replications` where scenarios differ. */
export function replicationsInWords({ sets }: ReportInput): string {
  const counts = sets.map(({ results }) => results.length);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  return fewest === most ? `${most} replication${most === 1 ? '' : 's'}` : `${fewest} to ${most} replications`;
}

/** Whether there is but one replication, and so no interval. */
export const hasSingleReplication = ({ sets }: ReportInput): boolean =>
  sets.every(({ results }) => results.length === 1);

/** What is said in place of what intervals are. */
export const singleReplicationNote = 'One replication only, so the effect of chance is unknown.';

/** What the lines and the bands of a chart of measures are. */
export function meaningOfBands(input: ReportInput): string {
  if (hasSingleReplication(input)) return singleReplicationNote;
  return input.sets.length === 1
    ? `Line: mean of ${replicationsInWords(input)}. Dark band: 95% interval of the mean. ` +
        'Light band: 10th to 90th percentile of single replications.'
    : `Lines: means of ${replicationsInWords(input)}. Bands: 95% interval of the mean.`;
}
