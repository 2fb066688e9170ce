import { createHash } from 'node:crypto';
import { slug } from '../../scenario/index.ts';

/** Name of the file in a result folder that describes the folder for repositories of research data. */
export const crateFile = 'ro-crate-metadata.json';

/** Letters of a folder's name at most; systems allow 255 bytes, and a path has other parts too. */
const longestName = 120;

/**
 * A scenario's name as the name of a file or folder; a name without any letter from a to z becomes a hash of it.
 */
export const fileName = (name: string): string => shorten(slug(name) || `scenario-${shortHash(name)}`, name);

/**
 * Where the result of these scenarios goes unless another folder is asked for: `outputs/baseline-vs-plan`, from the
 * current folder. Options that change the result stand in the name, `outputs/baseline-years-2`, so that a run with
 * others does not take the place of an earlier one; those that are as without them do not. `command` is the one that
 * gives the result again.
 */
export function defaultResultFolder(names: readonly string[], command = ''): string {
  const options = optionsInName(command);
  return `outputs/${shorten(names.map(fileName).join('-vs-') + options, [...names, options].join('\n'))}`;
}

/** A folder of a fixed name with the options of a command. */
export const folderWithOptions = (folder: string, command: string): string => folder + optionsInName(command);

/** The options of a command as the end of a name: `-years-2`; empty where it has none but the usual ones. */
function optionsInName(command: string): string {
  const usual = usualOptions[command.split(' ')[1]] ?? [];
  const given = usual.reduce((text, each) => text.replace(` ${each} `, ' '), ` ${optionsOf(command)} `).trim();
  return given === '' ? '' : `-${slug(given)}`;
}

/** Options that a command has by itself, as `reproducibleCommand` writes them. */
const usualOptions: Readonly<Record<string, readonly string[]>> = {
  choose: ['--probability 0.8', '--confidence 0.95'],
  rank: ['--best least', '--probability 0.8', '--confidence 0.95'],
  seek: ['--probability 0.9', '--confidence 0.95'],
};

/** The options of a command that can be typed again, without its files: `--years 2 --seed 7`. */
export const optionsOf = (command: string): string => / (--.*)$/.exec(command)?.[1] ?? '';

/** A long name is cut and ends in a hash of all of it, so that two that begin alike stay distinct. */
function shorten(text: string, whole: string): string {
  return text.length <= longestName ? text : `${text.slice(0, longestName - 9).replace(/-+$/, '')}-${shortHash(whole)}`;
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
