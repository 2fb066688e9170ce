import type { LoggedChange } from '../../scenario/index.ts';
import type { ReportInput, ScenarioFacts } from '../input.ts';
import { formatDate } from '../words/calendar-words.ts';
import { settingWithPath } from '../words/setting-words.ts';
import { accountHeadings, accountRows, nationalInWords } from '../../scenario/index.ts';
import type { AreaAccount } from '../../scenario/index.ts';
import { bulletList, escapeHtml, htmlTable, paragraphs, repeatCommand } from './html.ts';
import { valueInWords } from './setting-values.ts';

/** The question of each scenario, and what it changes for what reason. */
export const scenarioSection = ({ sets }: ReportInput): string =>
  sets.map(({ scenario }, index) => scenarioHtml(scenario, index === 0 && sets.length > 1)).join('\n');

const noChanges = '<p>It changes no settings: every value is as in the assumptions log.</p>';

function scenarioHtml(scenario: ScenarioFacts, isBaseline: boolean): string {
  const { name, question, description, assumptions, area } = scenario;
  const { own, inherited } = changesOf(scenario);
  const unitOf = ({ setting, date }: LoggedChange): string | undefined =>
    assumptions.find((each) => each.setting === setting && each.from === date)?.unit;
  const changes = htmlTable({
    caption: `What ‘${name}’ changes, and why`,
    columns: ['From', 'Setting', 'To', 'Reason'],
    headings: 2,
    rows: own.map((change) => [
      change.date === undefined ? 'the start' : formatDate(change.date),
      settingWithPath(change.setting),
      valueInWords(change.to, typeof change.to === 'number' ? unitOf(change) : undefined),
      change.because,
    ]),
  });
  return `<h3>${escapeHtml(name)}${isBaseline ? ' (the baseline)' : ''}</h3>
${paragraphs(question)}${paragraphs(description)}${own.length === 0 ? noChanges : changes}${inherited}${area === undefined ? '' : areaHtml(area)}`;
}

/** What a scenario changes itself, and in a sentence how much of what it extends stays in force. */
function changesOf({ changeLog, files }: ScenarioFacts): {
  readonly own: readonly LoggedChange[];
  readonly inherited: string;
} {
  if (files === undefined || files.length < 2) return { own: changeLog, inherited: '' };
  const own = changeLog.filter(({ file }) => file === files[files.length - 1]);
  const rest = changeLog.length - own.length;
  const changes = `${rest} ${rest === 1 ? 'change' : 'changes'}`;
  return {
    own,
    inherited:
      rest === 0
        ? ''
        : `<p>It extends ${escapeHtml(files[files.length - 2])}; ${changes} of the extended ` +
          `${files.length === 2 ? 'file' : 'files'} ${rest === 1 ? 'is' : 'are'} in force too, as in the assumptions log.</p>`,
  };
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
