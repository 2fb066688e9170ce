import { measureText } from '../../experiment/index.ts';
import type { Measure, Precision } from '../../experiment/index.ts';
import { formatPrecision } from './precision-options.ts';

/** What an option may hold. */
type OptionValue = string | number | boolean | Measure | Precision | undefined;

/**
 * The command that gives the same result again: its files, and of its options those named that were given, in this
 * order. Options that cannot change a result are not named; nor is a `scope` that is what it is anyway.
 */
export function reproducibleCommand<Options extends object>(
  command: string,
  files: readonly string[],
  options: Options,
  names: readonly (keyof Options & string)[],
): string {
  const given = names.flatMap((name) => {
    const value = options[name] as OptionValue | readonly OptionValue[];
    return [value].flat().flatMap((each) => optionWords(name, each));
  });
  return shellCommand(['procap', command, ...files, ...given]);
}

function optionWords(name: string, value: OptionValue): string[] {
  if (value === undefined || value === false || (name === 'scope' && value === 'region')) return [];
  return value === true ? [`--${name}`] : [`--${name}`, valueText(value)];
}

function valueText(value: string | number | Measure | Precision): string {
  if (typeof value !== 'object') return String(value);
  return 'kind' in value ? formatPrecision(value) : measureText(value);
}

/**
 * A command as it can be typed again in a shell. Words with anything but plain letters, digits and the signs of paths
 * are put in single quotes.
 */
export const shellCommand = (words: readonly string[]): string =>
  words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
