import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isSweepStudy } from '../../scenario/index.ts';

/** What a command simulates: a scenario, or a study that varies one. */
export type WantedKind = 'scenario' | 'study';

/**
 * Why a file of text is not what was wanted, with the command that takes it, in a sentence without its name; absent
 * where it may be. `displayPath` is what the user calls it.
 */
export function whyOtherKind(text: string, displayPath: string, wanted: WantedKind): string | undefined {
  const has = (key: string): boolean => new RegExp(`^["']?${key}["']? *:`, 'm').test(text);
  if (/^\s*<(!doctype|html)/i.test(text)) return `is a page for a browser, not a ${wanted}.`;
  if (/^\s*\{[^]*"madeBy": "procap"/.test(text))
    return `is the record of a result. The scenarios that were simulated are in ${join(dirname(displayPath), 'scenarios')}.`;
  if (has('scenarios') && (has('series') || has('shown')) && !has('parameters'))
    return `is a study of published figures. Compare it with them: procap reproduce ${displayPath}`;
  if (/(^|\/)evidence\/(sources|figures)\.yaml$/.test(displayPath))
    return 'is part of the register of evidence. List it: procap sources';
  if (wanted === 'scenario' && isSweepStudy(text) && !has('extends'))
    return `is a study, which varies a scenario. Simulate it: procap sweep ${displayPath}`;
  if (wanted === 'study' && !isSweepStudy(text) && (has('extends') || has('changes')))
    return (
      `is a scenario, not a study. Simulate it: procap run ${displayPath}. ` +
      'To vary its uncertain settings, name it in a study: "scenario: FILE".'
    );
  return undefined;
}

/** Why a folder is not what was wanted, where it is that of a result; absent for another. */
export const whyResultFolder = (onDisk: string, displayPath: string): string | undefined =>
  existsSync(join(onDisk, 'run.json'))
    ? `is the folder of a result. The scenarios that were simulated are in ${join(displayPath, 'scenarios')}.`
    : undefined;

export const sheetIsNoStudy =
  'is a spreadsheet, which can be a scenario but not a study. Simulate it with procap run, or name it in a study: "scenario: FILE".';
