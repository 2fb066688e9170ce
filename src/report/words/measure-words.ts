import type { Measure } from '../../experiment/index.ts';
import { measureText } from '../../experiment/index.ts';
import { formatMonth } from './calendar-words.ts';
import { capitalise, uncapitalise } from './letter-case.ts';
import { metricNamed } from './metric.ts';
import { keySubjects } from './subject.ts';

/** The unit of a measure: `cases`, `%`. */
export const unitOf = ({ metric }: Pick<Measure, 'metric'>): string => metricNamed(metric).unit;

/** The unit in which two figures of a unit differ: `percentage points` where they are in %. */
export const unitOfDifference = (unit: string): string => (unit === '%' ? 'percentage points' : unit);

/** A metric as the subject of a sentence: `unallocated cases`. */
export const subjectOf = ({ metric }: Pick<Measure, 'metric'>): string =>
  keySubjects.find((each) => each.metric === metric)?.words ?? uncapitalise(metricNamed(metric).label);

/** A measure as the heading of a sentence: `Unallocated cases, mean of all months, whole service`. */
export const measureHeading = (measure: Measure): string =>
  `${capitalise(subjectOf(measure))}, ${periodAndArea(measure)}`;

/** When and where a measure is taken: `mean of all months, whole service`. */
export function periodAndArea({ when, scope }: Measure): string {
  return `${periodInWords(when)}, ${areaInWords(scope)}`;
}

/** When a measure is taken: `at the end of the run`, `total of all months`. */
export function periodInWords(when: string): string {
  if (when === 'end') return 'at the end of the run';
  return when === 'mean' || when === 'total' ? `${when} of all months` : `in ${formatMonth(when)}`;
}

/** An area of results in words: `whole service`, `region Wales`, `delivery unit Kent`. */
export const areaInWords = (area: string): string =>
  area === 'service' ? 'whole service' : area.replace(/^region:/, 'region ').replace(/^pdu:/, 'delivery unit ');

/** The name of a measure as a part of the name of a file: `unallocated-all-end`. */
export const measureFileName = (measure: Measure): string => measureText(measure).replace(/[^A-Za-z0-9]+/g, '-');
