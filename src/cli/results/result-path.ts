import { createHash } from 'node:crypto';
import { slug } from '../../scenario/index.ts';

/** Letters of a folder's name at most; systems allow 255 bytes, and a path has other parts too. */
const longestName = 120;

/**
 * A scenario's name as the name of a file or folder; a name without any letter from a to z becomes a hash of it.
 */
export const fileName = (name: string): string => shorten(slug(name) || `scenario-${shortHash(name)}`, name);

/**
 * Where the result of these scenarios goes unless another folder is asked for: `outputs/baseline-vs-plan`, from the
 * current folder.
 */
export const defaultResultFolder = (names: readonly string[]): string =>
  `outputs/${shorten(names.map(fileName).join('-vs-'), names.join('\n'))}`;

/** A long name is cut and ends in a hash of all of it, so that two that begin alike stay distinct. */
function shorten(text: string, whole: string): string {
  return text.length <= longestName ? text : `${text.slice(0, longestName - 9).replace(/-+$/, '')}-${shortHash(whole)}`;
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
