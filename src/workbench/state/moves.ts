import type { DatedChange, ParameterDefinition, ParameterValue } from '../../model/index.ts';
import { definitionOf, valueOfSetting, withSetting } from '../../scenario/index.ts';
import type { Scenario } from '../../scenario/index.ts';

/**
 * A setting that the user has moved, from a day on until it is moved again. A number takes the level as its value, or is
 * multiplied by it where one lever moves several settings; of several numbers each is multiplied by it; a switch is on
 * at 1 and off at 0.
 */
export interface Move {
  /** `chapter.name`. */
  readonly setting: string;
  /** ISO date; without it, from the first day. */
  readonly from?: string;
  readonly level: number;
}

/** Numbers that levers move together, each by the same factor. */
const movedByFactor: ReadonlySet<string> = new Set([
  'demand.community_orders',
  'demand.suspended_sentence_orders',
  'demand.custodial_sentences',
  'absence.short_spells',
  'absence.long_spells',
]);

/** The values of one setting in order of date; the first holds from the first day and has no date. */
interface Course {
  readonly from?: string;
  readonly value: ParameterValue;
}

/** The scenario with settings moved, as plain data. What the scenario itself changes later moves alike. */
export const applyMoves = (scenario: Scenario, moves: readonly Move[]): Scenario =>
  movedSettings(moves).reduce((moved, setting) => {
    const [atStart, ...later] = movedCourse(scenario, setting, moves);
    const [chapter, name] = setting.split('.');
    const changes = later.map(({ from, value }): DatedChange => ({ date: from!, chapter, name, value }));
    const { changes: others, ...rest } = withSetting(moved, setting, atStart.value);
    return {
      ...rest,
      changes: [...others, ...changes].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    };
  }, scenario);

/** The settings that moves are about, each once, in the order in which they were first moved. */
export const movedSettings = (moves: readonly Move[]): string[] => [...new Set(moves.map(({ setting }) => setting))];

/** What a setting is from when on, once it has been moved; only values that differ from the one before. */
export function movedCourse(scenario: Scenario, setting: string, moves: readonly Move[]): readonly Course[] {
  const definition = definitionOf(setting)!;
  const own = courseOf(scenario, setting);
  const ofSetting = moves.filter((move) => move.setting === setting);
  const dates = [...new Set([...own, ...ofSetting].map(({ from }) => from ?? ''))].sort();
  const moved = dates.map((date): Course => {
    const value = own.findLast(({ from }) => (from ?? '') <= date)!.value;
    const level = latest(ofSetting, date)?.level;
    return {
      ...(date !== '' && { from: date }),
      value:
        level === undefined
          ? value
          : atLevel(definition, value, movedByFactor.has(setting) ? level * Number(value) : level),
    };
  });
  return moved.filter(({ value }, index) => index === 0 || !isSame(value, moved[index - 1].value));
}

/** The level of a setting on a date, once it has been moved; undefined where it has not been moved by then. */
export const levelOn = (setting: string, moves: readonly Move[], date: string): number | undefined =>
  latest(
    moves.filter((move) => move.setting === setting),
    date,
  )?.level;

/** The value that a setting of a scenario has on a date. */
export const valueOn = (scenario: Scenario, setting: string, date: string): ParameterValue =>
  courseOf(scenario, setting).findLast(({ from }) => (from ?? '') <= date)!.value;

/** The moves with one more, in place of an earlier one of the same setting and day. */
export const withMove = (moves: readonly Move[], move: Move): readonly Move[] => [
  ...moves.filter((each) => each.setting !== move.setting || each.from !== move.from),
  move,
];

function courseOf({ parameters, changes }: Scenario, setting: string): readonly Course[] {
  const own = changes.filter(({ chapter, name }) => `${chapter}.${name}` === setting);
  return [{ value: valueOfSetting(parameters, setting) }, ...own.map(({ date, value }) => ({ from: date, value }))];
}

/** The last move in force on a date; of two that begin on one day the later one. */
const latest = (moves: readonly Move[], date: string): Move | undefined =>
  moves
    .filter(({ from }) => (from ?? '') <= date)
    .reduce<Move | undefined>((found, each) => ((found?.from ?? '') <= (each.from ?? '') ? each : found), undefined);

function atLevel(definition: ParameterDefinition, value: ParameterValue, level: number): ParameterValue {
  switch (definition.kind) {
    case 'switch':
      return level === 1;
    case 'number':
      return within(definition, level);
    case 'numbers':
      return Object.fromEntries(
        Object.entries(value as Readonly<Record<string, number>>).map(([name, each]) => [
          name,
          within(definition, each * level),
        ]),
      );
    default:
      throw new RangeError('Shares and choices have no level that a slider could give them.');
  }
}

function within({ least, most, whole }: { least: number; most: number; whole?: boolean }, value: number): number {
  const kept = Number(Math.min(most, Math.max(least, value)).toPrecision(12));
  return whole ? Math.round(kept) : kept;
}

const isSame = (one: ParameterValue, other: ParameterValue): boolean => JSON.stringify(one) === JSON.stringify(other);
