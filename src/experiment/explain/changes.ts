import type { DatedChange, ParameterValue } from '../../model/index.ts';
import type { Scenario } from '../../scenario/index.ts';

/**
 * One change that a plan makes of a baseline: all that is different about a setting, or about several that are taken
 * together.
 */
export interface Change {
  /** As it is written: `staff.leaving`, or the name under which settings are taken together. */
  readonly name: string;
  readonly settings: readonly string[];
  /** The first day on which the two differ; absent where they do from the start. */
  readonly from?: string;
  /** Why, in the words of the plan's file, or of the baseline's where the plan leaves out what that one changes. */
  readonly because: readonly string[];
}

/**
 * What differs between two scenarios: a change for each setting whose value is not the same throughout the run, in the
 * order of the model.
 *
 * `together` names chapters and lists of settings, with commas between, that count as one change: `demand`, or
 * `work.review,work.grace`. A dated change to the value in force anyway is no difference. A RangeError names what is to
 * be taken together and does not differ.
 */
export function findChanges(baseline: Scenario, plan: Scenario, together: readonly string[] = []): Change[] {
  const differing = settingsOf(baseline).flatMap((setting) => changeOf(baseline, plan, setting) ?? []);
  const groups = together.map((name) => ({ name, wanted: name.split(',').map((each) => each.trim()) }));
  for (const { wanted } of groups) {
    for (const each of wanted) {
      if (differing.some(({ name }) => isInGroup(name, each))) continue;
      throw new RangeError(
        `The two scenarios do not differ in ${each}. They differ in ${differing.map(({ name }) => name).join(', ')}.`,
      );
    }
  }
  const groupOf = (change: Change): string =>
    groups.find(({ wanted }) => wanted.some((each) => isInGroup(change.name, each)))?.name ?? change.name;
  const byName = new Map<string, Change[]>();
  for (const change of differing) byName.set(groupOf(change), [...(byName.get(groupOf(change)) ?? []), change]);
  return [...byName].map(([name, changes]) => mergeChanges(name, changes));
}

/** The baseline with the plan's version of some settings, at the start and at every later date. */
export function withChanges(baseline: Scenario, plan: Scenario, changes: readonly Change[]): Scenario {
  const settingsToChange = new Set(changes.flatMap(({ settings }) => settings));
  const parameters = Object.fromEntries(
    Object.entries(baseline.parameters as unknown as Chapters).map(([chapter, values]) => [chapter, { ...values }]),
  );
  for (const setting of settingsToChange) {
    const [chapter, name] = setting.split('.');
    parameters[chapter][name] = valueAtStart(plan, setting);
  }
  const kept = baseline.changes.filter((change) => !settingsToChange.has(settingOf(change)));
  const added = plan.changes.filter((change) => settingsToChange.has(settingOf(change)));
  return {
    ...baseline,
    parameters: parameters as unknown as Scenario['parameters'],
    changes: sortChanges([...kept, ...added], settingsOf(baseline)),
  };
}

type Chapters = Record<string, Record<string, ParameterValue>>;

const settingOf = ({ chapter, name }: DatedChange): string => `${chapter}.${name}`;

const settingsOf = ({ parameters }: Scenario): string[] =>
  Object.entries(parameters as unknown as Chapters).flatMap(([chapter, values]) =>
    Object.keys(values).map((name) => `${chapter}.${name}`),
  );

const isInGroup = (setting: string, group: string): boolean => setting === group || setting.startsWith(`${group}.`);

function valueAtStart({ parameters }: Scenario, setting: string): ParameterValue {
  const [chapter, name] = setting.split('.');
  return (parameters as unknown as Chapters)[chapter][name];
}

/** A setting over the run: its value from each date on, the start first; a step to the same value is none. */
function courseOf(scenario: Scenario, setting: string): { from: string; value: string }[] {
  const steps = [
    { from: '', value: canonicalText(valueAtStart(scenario, setting)) },
    ...scenario.changes
      .filter((change) => settingOf(change) === setting)
      .map(({ date, value }) => ({ from: date, value: canonicalText(value) })),
  ];
  return steps.filter(({ value }, index) => index === 0 || value !== steps[index - 1].value);
}

/** A value as text that is the same for the same value, whatever the order of its names. */
const canonicalText = (value: ParameterValue): string =>
  JSON.stringify(typeof value === 'object' ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : value);

function changeOf(baseline: Scenario, plan: Scenario, setting: string): Change | undefined {
  const [before, after] = [courseOf(baseline, setting), courseOf(plan, setting)];
  const dates = [...new Set([...before, ...after].map(({ from }) => from))].sort();
  const valueOn = (course: typeof before, date: string): string => course.findLast(({ from }) => from <= date)!.value;
  const first = dates.find((date) => valueOn(before, date) !== valueOn(after, date));
  if (first === undefined) return undefined;
  const made = reasonsOfChange(setting, plan, baseline);
  const because =
    made.length > 0
      ? made
      : reasonsOfChange(setting, baseline, plan).map(
          (reason) => `The plan leaves out what was changed because: ${reason}`,
        );
  return { name: setting, settings: [setting], ...(first !== '' && { from: first }), because };
}

/** Why one scenario changes a setting, where the other does not make the same change. */
function reasonsOfChange(setting: string, { changeLog }: Scenario, other: Scenario): string[] {
  const own = changeLog.filter(
    (each) =>
      each.setting === setting && !other.changeLog.some(({ file, line }) => file === each.file && line === each.line),
  );
  return [...new Set(own.map(({ because }) => because))];
}

function mergeChanges(name: string, changes: readonly Change[]): Change {
  const first = changes.map(({ from = '' }) => from).sort()[0];
  return {
    name,
    settings: changes.flatMap(({ settings }) => settings),
    ...(first !== '' && { from: first }),
    because: [...new Set(changes.flatMap(({ because }) => because))],
  };
}

/** Changes in order of date, on one day in the order of the model. */
function sortChanges(changes: readonly DatedChange[], settings: readonly string[]): DatedChange[] {
  const position = new Map(settings.map((setting, index) => [setting, index]));
  return [...changes].sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : position.get(settingOf(a))! - position.get(settingOf(b))!,
  );
}
