import { readMeasure } from '../../experiment/index.ts';
import type { ParameterValue } from '../../model/index.ts';
import { sourceInWords } from '../../scenario/index.ts';
import type { Assumption, Impact, PlausibleRange, Rag } from '../../scenario/index.ts';
import type { ReportInput } from '../input.ts';
import { formatDate } from '../words/calendar-words.ts';
import { subjectOf } from '../words/measure-words.ts';
import { formatDifference, isMoney } from '../words/number-words.ts';
import { settingsName } from '../words/setting-words.ts';
import { escapeHtml, scrollableRegion } from './html.ts';
import { valueInWords } from './setting-values.ts';

const ratingLabels: Readonly<Record<Rag, string>> = { green: 'Green', amber: 'Amber', red: 'Red' };

/** The assumptions log: all of the first scenario's, then what each other scenario assumes differently. */
export function assumptionsSection({ sets }: ReportInput): string {
  const seen = new Set<string>();
  const tables = sets.map(({ scenario }, index) => {
    const newAssumptions = scenario.assumptions.filter((each) => !seen.has(assumptionKey(each)));
    for (const each of newAssumptions) seen.add(assumptionKey(each));
    return newAssumptions.length === 0
      ? ''
      : assumptionsTable(
          index === 0 ? `Assumptions of ‘${scenario.name}’` : `Assumptions that ‘${scenario.name}’ changes`,
          newAssumptions,
        );
  });
  return `<p>${meaningOfRatings}</p>\n${tables.join('\n')}`;
}

/** What the three ratings of an assumption say. */
export const meaningOfRatings = [
  'Quality of evidence: green if the figure is published; amber if it comes from a secondary source, is derived from',
  'published figures or is calibrated to them; red if it is inferred or assumed. Impact: how much the headline measure',
  'that the setting affects most changes when the setting is at the other end of its plausible range, as a percentage',
  'with its 95% interval, from an experiment on the baseline. The rating combines the two: red if the evidence is weak',
  'and the impact is high or unknown, green if the evidence is good or the impact is low.',
].join(' ');

const ratingOrder: readonly Rag[] = ['red', 'amber', 'green'];

/** The worst rating first; an unknown impact counts as the largest. */
const compareByRating = (a: Assumption, b: Assumption): number =>
  ratingOrder.indexOf(a.rag) - ratingOrder.indexOf(b.rag) || impactSize(b) - impactSize(a);

const impactSize = ({ impact }: Assumption): number => impact?.size ?? Number.MAX_VALUE;

const assumptionKey = ({ setting, from, value, quality }: Assumption): string =>
  JSON.stringify([setting, from, value, quality]);

function assumptionsTable(caption: string, assumptions: readonly Assumption[]): string {
  const columns = [
    'Setting',
    'Rating',
    'Value',
    'Plausible range',
    'Quality of evidence',
    'Impact',
    'Source',
    'What it is',
  ];
  const count = (rating: Rag): string => `${assumptions.filter((each) => each.rag === rating).length} ${rating}`;
  return `<details><summary>${escapeHtml(caption)}: ${count('red')}, ${count('amber')}, ${count('green')}</summary>
${scrollableRegion(
  caption,
  `<table>
<caption>${escapeHtml(caption)}</caption>
<thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead>
<tbody>
${[...assumptions].sort(compareByRating).map(assumptionRow).join('\n')}
</tbody>
</table>`,
)}
</details>`;
}

function assumptionRow({
  setting,
  from,
  value,
  unit,
  plausible,
  rag,
  quality,
  qualityRag,
  impact,
  impactRag,
  source,
  ownSources,
  about,
  note,
}: Assumption): string {
  const cells = [
    ratingTag(rag),
    escapeHtml(valueInWords(value, unit)),
    plausible === undefined ? '' : plausibleInWords(plausible, value, unit),
    `${ratingTag(qualityRag)} ${escapeHtml(quality)}`,
    impact === undefined || impactRag === undefined
      ? 'Not known'
      : `${ratingTag(impactRag)} ${escapeHtml(impactInWords(impact))}`,
    escapeHtml(sourceInWords({ source, ownSources })),
    `${escapeHtml(about)}${note === undefined ? '' : ` ${escapeHtml(note)}`}`,
  ];
  const since = from === undefined ? '' : `<br><span class="soft">from ${formatDate(from)}</span>`;
  const data = cells.map((cell) => `<td>${cell}</td>`).join('');
  return `<tr><th scope="row">${escapeHtml(settingsName(setting))}<br><code>${escapeHtml(setting)}</code>${since}</th>${data}</tr>`;
}

/** A plausible range: in pounds where one value is; a factor on several. */
const plausibleInWords = ([low, high]: PlausibleRange, value: ParameterValue, unit: string): string =>
  typeof value === 'number' && isMoney(unit)
    ? `${valueInWords(low, '£')} to ${valueInWords(high, '£')}`
    : `${low} to ${high}`;

const ratingTag = (rating: Rag): string => `<span class="rag ${rating}">${ratingLabels[rating]}</span>`;

/** `high: unallocated cases +165% (+84% to +245%)` */
export function impactInWords({ band, change, lo95, hi95, measure }: Impact): string {
  if (measure === undefined) return 'no other value is plausible';
  const reading = readMeasure(measure);
  const figures = formatDifference(
    { mean: change, ...(lo95 !== undefined && hi95 !== undefined && { lo95, hi95 }) },
    '%',
  );
  const interval = figures.lo95 === undefined ? '' : ` (${figures.lo95}% to ${figures.hi95}%)`;
  return `${band}: ${reading.ok ? subjectOf(reading.measure) : measure} ${figures.mean}%${interval}`;
}
