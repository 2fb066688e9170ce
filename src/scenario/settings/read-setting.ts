import { parameterDefinitions } from '../../model/index.ts';
import type { ParameterDefinition } from '../../model/index.ts';
import { didYouMean, meantBy, meantByPart, nearestSpelling } from '../problems/nearest-name.ts';
import type { Definitions } from '../scenario.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readText } from '../yaml/scalars.ts';
import { adviceForReplaced } from './replaced-settings.ts';
import { definitionOf, settingsOf } from './setting-path.ts';

/** A setting that a file names, with its definition; one that there is not is reported with the nearest name. */
export function readSetting(
  reader: Reader,
  piece: Piece,
  definitions: Definitions = parameterDefinitions,
): { readonly setting: string; readonly definition: ParameterDefinition } | undefined {
  const setting = readText(reader, piece, 'line');
  if (setting === undefined) return undefined;
  const definition = definitionOf(setting, definitions);
  if (definition !== undefined) return { setting, definition };
  reader.report(piece, {
    message: `There is no setting "${setting}".`,
    ...suggestSetting(setting, definitions),
  });
  return undefined;
}

/** The chapter is often wrong or forgotten: a name that is right, or stands alone, counts without its chapter. */
function suggestSetting(setting: string, definitions: Definitions): { suggestion?: string } {
  const settings = settingsOf(definitions);
  const [chapter, last] = setting.split('.');
  const advice = Object.hasOwn(definitions, chapter) && adviceForReplaced(definitions[chapter], last ?? '');
  if (typeof advice === 'string') return { suggestion: advice };
  const meant = meantBy(setting, settings);
  if (meant.length > 0) return whatIsMeant(meant, definitions);
  const nameOf = (path: string): string => path.slice(path.indexOf('.') + 1);
  const name = nearestSpelling(nameOf(setting), settings.map(nameOf));
  const inAnyChapter = settings.find((each) => nameOf(each) === name);
  const near = nearestSpelling(setting, settings) ?? inAnyChapter;
  if (near !== undefined) return didYouMean(near, settings);
  const part = meantByPart(setting, settings);
  return part.length > 0 ? whatIsMeant(part, definitions) : {};
}

/** Settings that a planner's word may mean, and what each of them is. */
function whatIsMeant(settings: readonly string[], definitions: Definitions): { suggestion: string } {
  const what = settings.slice(0, 3).map((each) => ({ each, about: definitionOf(each, definitions)!.about }));
  const [{ each: only, about }] = what;
  return {
    suggestion:
      what.length === 1
        ? `Did you mean "${only}"? ${about}`
        : `Did you mean one of these? ${what.map(({ each, about }) => `"${each}": ${about}`).join(' ')}`,
  };
}

/** The settings of the model that a planner's word means, the likeliest first. */
export const settingsMeantBy = (word: string): string[] => meantBy(word, settingsOf(parameterDefinitions));
