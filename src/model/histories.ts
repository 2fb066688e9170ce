import type { DatedChange, ServiceInput } from './input.ts';
import type { Parameters, SettingPath } from './parameters/index.ts';
import { haveToPlanTogether } from './parameters/planning-settings.ts';
import { lastReviewUntil } from './processes/staff/staff-review.ts';
import { earliest, latest } from './state/identity.ts';
import type { Day } from './state/identity.ts';
import { settingsThatDiffer } from './time/epochs.ts';
import { calendarOfRun } from './time/run-length.ts';
import type { CalendarOfRun } from './time/run-length.ts';

/**
 * What scenarios have in common. Two that first differ on a date are the same until then, to the last bit, since random
 * numbers hang on names and not on what else happens: so the time before need be simulated only once.
 */

/** Scenarios with one history until a day, and how they part on it: each branch goes on from there. */
export interface History {
  /** By index, in ascending order. The settings of the first are used until the branches part. */
  readonly members: readonly number[];
  /** The day on which they part; the day after the last where they never do. */
  readonly until: Day;
  /** None where they never part. */
  readonly branches: readonly History[];
}

/**
 * Settings whose changes act before their date: when something happens to a case by chance is settled ahead, at the
 * rates of all the time to come.
 */
const settingsThatActAhead: readonly SettingPath[] = [
  'supervision.recall_rate',
  'supervision.breach_rate',
  'tasks.licence_warnings',
  'risk.rosh_mix',
  'risk.moves',
  'risk.mappa_changes',
];

const actsAhead = ({ chapter, name }: DatedChange): boolean =>
  (settingsThatActAhead as readonly string[]).includes(`${chapter}.${name}`);

/**
 * All that decides the start of a run, as text: scenarios of one text have at least their first days in common, and
 * those of two have nothing.
 */
export function startText(input: ServiceInput): string {
  const { start, years, parameters, changes } = input;
  return JSON.stringify([start, years, haveToPlanTogether(input), changes.filter(actsAhead), parameters]);
}

/** The histories of scenarios, one for each start. */
export function historiesOf(inputs: readonly ServiceInput[]): History[] {
  const texts = inputs.map(startText);
  return [...new Set(texts)].map((text) => {
    const members = inputs.flatMap((_, index) => (texts[index] === text ? [index] : []));
    const run = calendarOfRun(inputs[members[0]]);
    return historyOf(members, run.endDay, (one, other) => dayOfParting(inputs[one], inputs[other], run));
  });
}

/** Days that have to be simulated for all scenarios together. */
export const daysToSimulate = (inputs: readonly ServiceInput[]): number =>
  historiesOf(inputs).reduce((sum, history) => sum + daysOf(history, 0), 0);

const daysOf = ({ until, branches }: History, from: number): number =>
  branches.reduce((sum, branch) => sum + daysOf(branch, until), until - from);

function historyOf(members: readonly number[], endDay: Day, partOn: (one: number, other: number) => Day): History {
  const until = members.map((member) => partOn(members[0], member)).reduce(earliest, endDay);
  const branches: History[] = [];
  const left = new Set(until < endDay ? members : []);
  for (const leader of left) {
    const branch = [...left].filter((member) => member === leader || partOn(leader, member) > until);
    for (const member of branch) left.delete(member);
    branches.push(historyOf(branch, endDay, partOn));
  }
  return { members, until, branches };
}

/**
 * The day on which two scenarios of one start part: the first of a month, on which nothing is half counted, before the
 * first date on which a setting differs, and before any review of staff that looks ahead to that date.
 */
function dayOfParting(one: ServiceInput, other: ServiceInput, { calendar, firstDay, endDay }: CalendarOfRun): Day {
  const date = one === other ? undefined : firstDifference(one, other);
  const day = date === undefined ? endDay : calendar.dayOf(date);
  return day < endDay ? latest(calendar.firstOfMonth(lastReviewUntil(day, firstDay)), 0 as Day) : endDay;
}

/** The first date on which a setting of two scenarios differs. */
function firstDifference(one: ServiceInput, other: ServiceInput): string | undefined {
  const dates = [...new Set([...one.changes, ...other.changes].map(({ date }) => date))].sort();
  return dates.find((date) => settingsThatDiffer(settingsOn(one, date), settingsOn(other, date)).length > 0);
}

function settingsOn({ parameters, changes }: ServiceInput, date: string): Parameters {
  const settings: Record<string, Record<string, unknown>> = {};
  for (const [chapter, values] of Object.entries(parameters)) settings[chapter] = { ...values };
  for (const change of changes) if (change.date <= date) settings[change.chapter][change.name] = change.value;
  return settings as unknown as Parameters;
}
