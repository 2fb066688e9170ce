import type { ReportInput, ScenarioFacts } from '../input.ts';
import { formatDate } from '../words/calendar-words.ts';
import { escapeHtml, htmlTable, paragraphs } from './html.ts';
import { valueInWords } from './setting-values.ts';

/** What each scenario asks and changes, with its reasons. */
export const scenarioSection = ({ sets }: ReportInput): string =>
  sets.map(({ scenario }, index) => scenarioHtml(scenario, index === 0 && sets.length > 1)).join('\n');

function scenarioHtml({ name, question, description, changeLog }: ScenarioFacts, isBaseline: boolean): string {
  const changes = htmlTable({
    caption: `What ‘${name}’ changes, and why`,
    columns: ['From', 'Setting', 'To', 'Because'],
    headings: 2,
    rows: changeLog.map(({ date, setting, to, because }) => [
      date === undefined ? 'the start' : formatDate(date),
      setting,
      valueInWords(to),
      because,
    ]),
  });
  return `<h3>${escapeHtml(name)}${isBaseline ? ' (the baseline)' : ''}</h3>
${paragraphs(question)}${paragraphs(description)}${changeLog.length === 0 ? '<p>It changes nothing: every setting keeps the value that the assumptions give it.</p>' : changes}`;
}

/** What another person needs to get the same figures, and to cite them. */
export function reproduceSection({ sets, version, commit, command }: ReportInput): string {
  const [{ scenario }] = sets;
  const joinDistinct = (values: readonly (string | number)[]): string => [...new Set(values)].join(', ');
  const names = sets.map((set) => `‘${set.scenario.name}’`).join(', ');
  const seeds = joinDistinct(sets.map((set) => set.scenario.seed));
  const replications = joinDistinct(sets.map((set) => set.results.length));
  const facts = [
    ['Program', `procap ${version}${commit === undefined ? '' : `, commit ${commit}`}`],
    ['Start', formatDate(scenario.start)],
    ['Years', joinDistinct(sets.map((set) => set.scenario.years))],
    ['Seed', seeds],
    ['Replications', replications],
  ];
  return `<p>The same program, scenarios and seed give the same figures to the last digit, on any number of workers:</p>
<pre tabindex="0"><code>${escapeHtml(command)}</code></pre>
<dl>
${facts.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join('\n')}
</dl>
<p>The scenarios as they were run are in the folder scenarios beside this page, and the facts of the run with a checksum of every file in run.json.</p>
<p>To cite: procap ${escapeHtml(version)}, simulation of ${escapeHtml(names)}, seed ${seeds}, ${replications} replications.</p>`;
}
