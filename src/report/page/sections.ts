import type { ReportInput, ScenarioFacts } from '../input.ts';
import { formatDate } from '../words/calendar-words.ts';
import { accountHeadings, accountRows, nationalInWords } from '../../scenario/index.ts';
import type { AreaAccount } from '../../scenario/index.ts';
import { bulletList, escapeHtml, htmlTable, paragraphs, repeatCommand } from './html.ts';
import { valueInWords } from './setting-values.ts';

/** The question of each scenario, and what it changes for what reason. */
export const scenarioSection = ({ sets }: ReportInput): string =>
  sets.map(({ scenario }, index) => scenarioHtml(scenario, index === 0 && sets.length > 1)).join('\n');

const noChanges = '<p>It changes no settings: every value is as in the assumptions log.</p>';

function scenarioHtml({ name, question, description, changeLog, area }: ScenarioFacts, isBaseline: boolean): string {
  const changes = htmlTable({
    caption: `What ‘${name}’ changes, and why`,
    columns: ['From', 'Setting', 'To', 'Reason'],
    headings: 2,
    rows: changeLog.map(({ date, setting, to, because }) => [
      date === undefined ? 'the start' : formatDate(date),
      setting,
      valueInWords(to),
      because,
    ]),
  });
  return `<h3>${escapeHtml(name)}${isBaseline ? ' (the baseline)' : ''}</h3>
${paragraphs(question)}${paragraphs(description)}${changeLog.length === 0 ? noChanges : changes}${area === undefined ? '' : areaHtml(area)}`;
}

/** The own figures of an area, each beside its share of the national figure, and what was taken from the baseline. */
function areaHtml(area: AreaAccount): string {
  const rows = accountRows(area);
  const table =
    rows.length === 0
      ? ''
      : htmlTable({
          caption: `Where the figures of ${area.area} come from`,
          columns: accountHeadings,
          headings: 1,
          rows,
        });
  return `
${paragraphs(area.basis)}${table}${area.remarks.length === 0 ? '' : bulletList(area.remarks)}${paragraphs(nationalInWords(area))}`;
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
  return `${repeatCommand(command)}
<dl>
${facts.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join('\n')}
</dl>
<p>The scenarios as run are in the folder scenarios, next to this page.
run.json records the run, with a checksum of every file.</p>
<p>To cite: procap ${escapeHtml(version)}, simulation of ${escapeHtml(names)}, seed ${seeds},
${replications} replications.</p>`;
}
