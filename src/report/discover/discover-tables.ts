import type { DiscoverResult } from '../../experiment/index.ts';
import { resamples, supportOf } from '../../experiment/index.ts';
import type { DataTable } from '../data-table.ts';
import { notApplicable } from '../data-table.ts';
import { capitalise } from '../words/letter-case.ts';
import { formatNumber, formatPercentage } from '../words/number-words.ts';
import { formatSettingRange, settingName } from '../words/setting-words.ts';
import { countShare, limitsBySetting, probabilityInWords, rangeInWords } from './discover-words.ts';

/** The box, a setting a row, with how far each limit can be relied on. */
export const boxTable = (result: DiscoverResult): DataTable => ({
  caption: 'The box: limits of settings within which most failures lie',
  columns: ['Setting', 'In the box', 'Range of the study', 'Quasi-p-value', `Found again, of ${resamples} halves`],
  headings: 1,
  rows: [...limitsBySetting(result.box?.limits ?? [])].map(([setting, limits]) => [
    settingName(result.sweep.study.factors[setting]),
    capitalise(rangeInWords(result, setting, limits)),
    formatSettingRange(result.sweep.study.factors[setting]),
    limits.map(({ quasiPValue }) => probabilityInWords(quasiPValue)).join(', '),
    limits.map(({ reproduced }) => String(reproduced)).join(', '),
  ]),
});

/** What each half says of the box. */
export const halvesTable = ({ box }: DiscoverResult): DataTable => ({
  caption: 'The box on the half of the points where it was found, and on the half that judges it (95% intervals)',
  columns: ['Half', 'Points', 'Failures', 'Points in the box', 'Failures in the box', 'Density', 'Coverage', 'Support'],
  headings: 1,
  rows: (box === undefined
    ? []
    : ([
        ['Found on', box.found],
        ['Judged on', box.judged],
      ] as const)
  ).map(([half, counts]) => [
    half,
    ...[counts.points, counts.failing, counts.pointsInBox, counts.failingInBox].map(formatNumber),
    countShare(counts.failingInBox, counts.pointsInBox),
    countShare(counts.failingInBox, counts.failing),
    formatPercentage(supportOf(counts)),
  ]),
});

/** Every box of the peeling trajectory, for the chart of the trade-off. */
export const trajectoryTable = ({ trajectory }: DiscoverResult): DataTable => ({
  caption: 'Peeling trajectory: coverage and density of each box on both halves',
  columns: ['Step', 'Limits', 'Coverage, found on', 'Density, found on', 'Coverage, judged on', 'Density, judged on'],
  headings: 1,
  rows: trajectory.map(({ box, counts, judged }, step) => [
    String(step),
    String(box.length),
    ...[counts, judged].flatMap(({ failing, pointsInBox, failingInBox }) => [
      formatPercentage(failingInBox / failing),
      pointsInBox === 0 ? notApplicable : formatPercentage(failingInBox / pointsInBox),
    ]),
  ]),
});
