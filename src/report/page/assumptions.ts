import type { AssumptionFacts, Rating, ReportInput } from '../input.ts';
import { dayOf } from '../words/calendar-words.ts';
import { escaped, scrolling } from './html.ts';
import { valueInWords } from './values.ts';

const ratings: Readonly<Record<Rating, string>> = { green: 'Green', amber: 'Amber', red: 'Red' };

/** The assumptions log: all of the first scenario's, then what each other scenario assumes differently. */
export function assumptionsSection({ sets }: ReportInput): string {
  const seen = new Set<string>();
  const tables = sets.map(({ scenario }, index) => {
    const news = scenario.assumptions.filter((each) => !seen.has(identity(each)));
    for (const each of news) seen.add(identity(each));
    return news.length === 0
      ? ''
      : assumptionsTable(index === 0 ? `Assumptions of ‘${scenario.name}’` : `Assumptions that ‘${scenario.name}’ changes`, news);
  });
  return `<p>${meaningOfRatings}</p>\n${tables.join('\n')}`;
}

const meaningOfRatings = [
  'Quality of evidence: green where the figure is published, amber where it is from a secondary source or worked out from published',
  'figures, red where it is inferred or assumed. The plausible ranges of the red ones are what a sensitivity analysis varies.',
].join(' ');

const identity = ({ setting, from, value, quality }: AssumptionFacts): string => JSON.stringify([setting, from, value, quality]);

function assumptionsTable(caption: string, assumptions: readonly AssumptionFacts[]): string {
  const columns = ['Setting', 'Value', 'Plausible range', 'Quality of evidence', 'Source', 'What it is'];
  const count = (rating: Rating): string => `${assumptions.filter((each) => each.rag === rating).length} ${rating}`;
  return `<details><summary>${escaped(caption)}: ${count('green')}, ${count('amber')}, ${count('red')}</summary>
${scrolling(
  caption,
  `<table>
<caption>${escaped(caption)}</caption>
<thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead>
<tbody>
${assumptions.map(assumptionRow).join('\n')}
</tbody>
</table>`,
)}
</details>`;
}

function assumptionRow({ setting, from, value, unit, plausible, rag, quality, source, about, note }: AssumptionFacts): string {
  const cells = [
    `${escaped(valueInWords(value))} ${escaped(unit)}`,
    plausible === undefined ? '' : `${plausible[0]} to ${plausible[1]}`,
    `<span class="rag ${rag}">${ratings[rag]}</span> ${escaped(quality)}`,
    escaped(source ?? ''),
    `${escaped(about)}${note === undefined ? '' : ` ${escaped(note)}`}`,
  ];
  const heading = `${escaped(setting)}${from === undefined ? '' : `<br><span class="soft">from ${dayOf(from)}</span>`}`;
  return `<tr><th scope="row">${heading}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
