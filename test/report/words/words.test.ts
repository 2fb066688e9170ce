import { describe, expect, it } from 'vitest';
import { balanceText, wrapText } from '../../../src/report/drawing/labels/line-breaks.ts';
import type { ScenarioFacts } from '../../../src/report/input.ts';
import { tickLabels } from '../../../src/report/drawing/axes.ts';
import { formatMoneyInterval, formatSignedMoney } from '../../../src/report/words/money-words.ts';
import { settingsInSentence, settingsName } from '../../../src/report/words/setting-words.ts';
import { wholeInWords, withWholeNamed } from '../../../src/report/words/scope.ts';
import { formatDate, formatMonth } from '../../../src/report/words/calendar-words.ts';
import {
  formatDifference,
  formatFigure,
  formatWithUnit,
  formatRoughly,
  formatSigned,
  formatWithHalfWidth,
} from '../../../src/report/words/number-words.ts';

describe('settings that a plan changes, in words', () => {
  it.each([
    ['staff.agency_officers', 'Agency officers', 'agency officers'],
    [
      'work.review, work.grace',
      'Hours of a review and grace of late reviews',
      'hours of a review and grace of late reviews',
    ],
    ['demand', 'Demand', 'demand'],
    ['risk.rosh_mix', 'RoSH of new cases', 'RoSH of new cases'],
    ['loops.burnout', 'Burnout', 'burnout'],
  ])('%s are: %s', (paths, name, inSentence) => {
    expect([settingsName(paths), settingsInSentence(paths)]).toEqual([name, inSentence]);
  });
});

describe('figures in words', () => {
  it.each([
    [2310.4, 'cases', '2,310'],
    [1234567, 'person-days', '1,234,567'],
    [7.26, 'cases', '7.3'],
    [-1500, 'FTE', '−1,500'],
    [18.449, '%', '18.4'],
    [117.6, '%', '117.6'],
    [2.55, 'days', '2.5'],
    [1.237, 'changes a case-year', '1.24'],
    [-0.04, '%', '0.0'],
    [440_942, '£', '£440,942'],
    [-3.4, '£', '−£3'],
  ])('%d %s are written as %s', (value, unit, text) => {
    expect(formatFigure(value, unit)).toBe(text);
  });

  it.each([
    [2310, 'cases', '2,310 cases'],
    [18.4, '%', '18.4%'],
    [440_942, '£', '£440,942'],
    [38_500, '£ a year', '£38,500 a year'],
  ])('%d %s stand in a sentence as %s', (value, unit, text) => {
    expect(formatWithUnit(value, unit)).toBe(text);
  });

  it.each([
    [2310, 'cases', 'about 2,300'],
    [287_400, 'person-days', 'about 290,000'],
    [18.4, '%', 'about 18%'],
    [117.6, '%', 'about 118%'],
    [3.64, '%', 'about 3.6%'],
    [0.043, '%', 'about 0.04%'],
    [2, 'days', 'about 2'],
    [9.96, 'cases', 'about 10'],
    [0, 'cases', 'about 0'],
    [440_942, '£', 'about £440,000'],
  ])('%d %s are in a headline %s', (value, unit, text) => {
    expect(formatRoughly(value, unit)).toBe(text);
  });

  it.each([
    [120, '+120'],
    [-3.14, '−3.1'],
    [0.01, '0.0'],
    [0, '0.0'],
  ])('the difference %d has its sign: %s', (value, text) => {
    expect(formatSigned(value, 'cases')).toBe(text);
  });

  it('half of an interval has the decimals of its mean', () => {
    expect(formatWithHalfWidth(2310.4, 6.37, 'cases')).toBe('2,310 ±6');
  });

  it('an interval that leaves zero out is written so that it does', () => {
    expect(formatDifference({ mean: -0.01, lo95: -0.0148, hi95: -0.0012 }, 'days')).toEqual({
      mean: '−0.010',
      lo95: '−0.015',
      hi95: '−0.001',
    });
    expect(formatDifference({ mean: 0.01, lo95: -0.02, hi95: 0.04 }, 'days')).toEqual({
      mean: '0.0',
      lo95: '0.0',
      hi95: '0.0',
    });
    expect(formatDifference({ mean: -12 }, 'cases')).toEqual({ mean: '−12' });
  });
});

describe('sums of money', () => {
  it('have their currency before the number, after its sign', () => {
    expect(formatDifference({ mean: 1_200, lo95: -30, hi95: 2_430 }, '£')).toEqual({
      mean: '+£1,200',
      lo95: '−£30',
      hi95: '+£2,430',
    });
    expect(formatSignedMoney(1_240_000)).toBe('+£1.24m');
    expect(formatSignedMoney(0)).toBe('£0');
  });

  it('at the ends of an interval have as many digits as it takes to tell them apart', () => {
    expect(formatMoneyInterval(10_612_000, 10_640_000)).toBe('£10.61m to £10.64m');
    expect(formatMoneyInterval(9_000, 12_000)).toBe('£9.00k to £12.0k');
  });

  it('stand on an axis after their sign', () => {
    expect(tickLabels(',.0f', '£').labelExpr).toContain("'£'");
    expect(tickLabels(',.0f', 'cases')).toEqual({ format: ',.0f' });
  });
});

describe('the whole of a scenario', () => {
  const sized = (units: Record<string, number>, share = 1) => ({
    assumptions: [
      { setting: 'organisation.delivery_units', value: units },
      { setting: 'organisation.share_of_service', value: share },
    ] as unknown as ScenarioFacts['assumptions'],
  });

  it.each([
    [[sized({ Wales: 6, London: 18 })], 'whole service'],
    [[sized({ 'One unit': 1 })], 'delivery unit One unit'],
    [[sized({ Wales: 6 })], 'region Wales'],
    [[sized({ Wales: 1, London: 1 }, 0.0187)], '2 regions, 1.9% of the service'],
    [[sized({ A: 1 }), sized({ B: 1 })], 'all areas'],
  ])('is called by its name (%#)', (scenarios, words) => expect(wholeInWords(scenarios)).toBe(words));

  it('is named throughout the report of an experiment', () => {
    const report = {
      title: 'Whole service',
      tables: [{ rows: [['whole service, July', 'a']] }],
      origin: { whole: '' },
    };
    expect(withWholeNamed(report, 'region Wales')).toEqual({
      title: 'Region Wales',
      tables: [{ rows: [['region Wales, July', 'a']] }],
      origin: { whole: '' },
    });
    expect(withWholeNamed(report, undefined)).toBe(report);
  });
});

describe('dates in words', () => {
  it('name the month, and the day without a zero before it', () => {
    expect(formatMonth('2026-06-30')).toBe('June 2026');
    expect(formatDate('2022-04-01')).toBe('1 April 2022');
  });
});

describe('lines', () => {
  it('break at spaces, and never inside a word', () => {
    expect(wrapText('Trainees protected from high caseloads', 20)).toEqual([
      'Trainees protected',
      'from high caseloads',
    ]);
    expect(wrapText('Unaccompanied adults', 5)).toEqual(['Unaccompanied', 'adults']);
  });

  it('of a headline are of like length', () => {
    expect(wrapText('a tenth of practitioners are below 70%', 34)).toEqual([
      'a tenth of practitioners are below',
      '70%',
    ]);
    expect(balanceText('a tenth of practitioners are below 70%', 34)).toEqual([
      'a tenth of practitioners',
      'are below 70%',
    ]);
    expect(balanceText('short', 34)).toEqual(['short']);
  });
});
