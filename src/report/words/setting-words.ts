import type { UncertainSetting } from '../../experiment/index.ts';
import { capitalise } from './letter-case.ts';
import { listInWords } from './lists.ts';
import { formatNumber, isMoney, roundToDigits, unitAfter } from './number-words.ts';

/** A setting in words, by its label or by its name: `Supervision: community order length`. */
export function settingName({ factor, label }: UncertainSetting): string {
  const [chapter, name] = factor.setting.split('.');
  return capitalise(label ?? `${chapter}: ${nameInWords(name)}`);
}

/**
 * Settings that are taken together in words, by their paths with commas between or by their chapter: `Staff: agency
 * officers`, `Review and grace`, `Demand`.
 */
export function settingsName(paths: string): string {
  const [path, ...others] = pathsOf(paths);
  const [chapter, name] = path.split('.');
  return others.length > 0 || name === undefined
    ? capitalise(settingsInSentence(paths))
    : capitalise(`${nameInWords(chapter)}: ${nameInWords(name)}`);
}

/** The same in the middle of a sentence, and without chapters: `agency officers`, `review and grace`. */
export const settingsInSentence = (paths: string): string =>
  listInWords(pathsOf(paths).map((path) => nameInWords(path.split('.').at(-1)!)));

const pathsOf = (paths: string): string[] => paths.split(',').map((path) => path.trim());

/** A setting in the middle of a sentence, and without its chapter: `community order length`. */
export const settingInSentence = ({ factor, label }: UncertainSetting): string =>
  label ?? nameInWords(factor.setting.split('.')[1]);

/** The same where there is little room: `Community order length`. */
export const shortSettingName = (setting: UncertainSetting): string => capitalise(settingInSentence(setting));

/** A value of a setting as it stands at the end of a bar: `18`, `55,000`, `×1.25`. */
export const formatSettingValue = ({ factor }: UncertainSetting, value: number): string =>
  `${factor.kind === 'factor' ? '×' : isMoney(factor.unit) ? '£' : ''}${formatNumber(roundToDigits(value, 5))}`;

/** The plausible range of a setting with its unit: `10 to 18 months`, `×0.8 to ×1.25`. */
export const formatSettingRange = (setting: UncertainSetting): string =>
  `${formatSettingValue(setting, setting.low)} to ` +
  (settingUnit(setting) === ''
    ? formatSettingValue(setting, setting.high)
    : unitAfter(formatSettingValue(setting, setting.high), settingUnit(setting)));

/** The unit of a setting's values; empty where a sign before the value says it. */
export const settingUnit = ({ factor }: UncertainSetting): string => (factor.kind === 'factor' ? '' : factor.unit);

/** Abbreviations that the service itself writes. */
const abbreviations: Readonly<Record<string, string>> = { rosh: 'RoSH', rsr: 'RSR', mappa: 'MAPPA' };

const nameInWords = (name: string): string =>
  name
    .split('_')
    .map((word) => abbreviations[word] ?? word)
    .join(' ');
