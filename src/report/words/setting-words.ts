import type { UncertainSetting } from '../../experiment/index.ts';
import { settingLabels } from '../../model/index.ts';
import { capitalise } from './letter-case.ts';
import { listInWords } from './lists.ts';
import { formatNumber, isMoney, roundToDigits, unitAfter } from './number-words.ts';

/** A setting in the middle of a sentence, as a study labels it or as the model does: `length of community orders`. */
export const settingInSentence = ({ factor, label }: UncertainSetting): string => label ?? pathInWords(factor.setting);

/** The same as a name: `Length of community orders`. */
export const settingName = (setting: UncertainSetting): string => capitalise(settingInSentence(setting));

/**
 * Settings that are taken together, in the middle of a sentence, by their paths with commas between or by their
 * chapter: `agency officers`, `hours of a review and grace of late reviews`, `demand`.
 */
export const settingsInSentence = (paths: string): string =>
  listInWords(paths.split(',').map((path) => pathInWords(path.trim())));

/** The same as a name: `Agency officers`. */
export const settingsName = (paths: string): string => capitalise(settingsInSentence(paths));

/** A setting for who looks it up in a file: `Agency officers (staff.agency_officers)`. */
export const settingWithPath = (path: string): string => `${settingsName(path)} (${path})`;

/** A setting or a chapter by its path, in the middle of a sentence. */
export const pathInWords = (path: string): string =>
  (settingLabels as Readonly<Record<string, string>>)[path] ?? chapterLabels[path] ?? path;

/** Chapters that one word does not name. */
const chapterLabels: Readonly<Record<string, string>> = {
  work: 'work with cases',
  tasks: 'other tasks',
  loops: 'the feedback loops',
  start: 'the start of the run',
};

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
