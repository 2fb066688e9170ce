import { formatYaml } from '../composition/resolved-yaml.ts';
import { definitionOf } from '../settings/setting-path.ts';
import type { FreeParameter, SettingFactor, SettingMap } from './calibration.ts';

/** A number that a calibration moved: where to, and what is left of its range, the level within it. */
export interface CalibratedLevel {
  readonly parameter: FreeParameter;
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

/** A scenario of an area with what a calibration found, as text. */
export interface CalibratedScenario {
  readonly name: string;
  readonly question: string;
  /** The file of the area, as seen from the file that is written. */
  readonly extends: string;
  readonly levels: readonly CalibratedLevel[];
  /** The series, in a sentence: what it is and where it is from. */
  readonly note: string;
  /** The command that found the levels. */
  readonly command: string;
}

/** A file that extends an area's own and sets the numbers that its series determines, ready to be run. */
export function calibratedText({ name, question, extends: base, levels, note, command }: CalibratedScenario): string {
  const changes = levels.flatMap((each) => each.parameter.sets.map((set) => changeOf(each, set, note)));
  const text = formatYaml({ name, question, extends: base, changes });
  return `# Written by ${command}\n# Moved to another folder, it no longer finds the file that it extends: write its path after "extends:".\n${text}`;
}

function changeOf(
  { parameter, level, low, high }: CalibratedLevel,
  set: SettingFactor | SettingMap,
  note: string,
): object {
  const { setting, part, from } = set;
  const evidence = (least: number, most: number) => ({
    quality: 'calibrated',
    plausible: [least, most],
    note,
  });
  const factor = (bound: number, round: (value: number) => number): number => round((1000 * bound) / level) / 1000;
  const several: readonly [number, number] =
    level > 0 ? [Math.min(1, factor(low, Math.floor)), Math.max(1, factor(high, Math.ceil))] : [1, 1];
  const to =
    'times' in set
      ? part === undefined
        ? { times: level, ...evidence(low, high) }
        : { times: { [part]: level }, ...evidence(...several) }
      : { value: level, unit: unitOf(setting), ...evidence(low, high) };
  return {
    setting,
    ...(from !== undefined && { from }),
    to,
    because: `${parameter.name.charAt(0).toUpperCase()}${parameter.name.slice(1)}, ${level} ${parameter.unit}.`,
  };
}

function unitOf(setting: string): string {
  const definition = definitionOf(setting);
  return definition !== undefined && 'unit' in definition ? definition.unit : '';
}
