import { describe, expect, test } from 'vitest';
import { describeNotes, readCalibration, readEvidence } from '../../../src/scenario/index.ts';
import type { Calibration } from '../../../src/scenario/index.ts';

const budget =
  '{ twin_points: 0, points: 2, replications: 3, confirm_points: 4, confirm_replications: 5, final_replications: 6, candidates: 7 }';
const setUp = {
  head: `name: Small\nabout: One number.\nstudy: studies/study.yaml\nscenario: ../unit.yaml\nyears: 2.5\nseed: 5\ncutoff: 3\nbudget: ${budget}\nquick: ${budget}\nahead: { years: 3, points: 4 }\n`,
  sets: '{ setting: training.drop_out }',
  range: 'low: 0.002, high: 0.03',
  figures: '{ figures: { id: posts }, discrepancy: 50, because: Small. }',
};

/** What is read from a set-up in `evidence`, with some of its parts written otherwise. */
function read(otherwise: Partial<typeof setUp> = {}): Calibration | string {
  const { head, sets, range, figures } = { ...setUp, ...otherwise };
  const texts: Readonly<Record<string, string>> = {
    'sources.yaml': 'a: {title: A, publisher: P, date: 2020-01-01}',
    'figures.yaml': [
      '- {id: posts, metric: staff.inPost.PO, at: 2022-06-30, value: 4400, unit: FTE, source: a, quality: published, use: calibrate}',
      '- {id: kept, metric: staff.inPost.PO, at: 2023-06-30, value: 4500, unit: FTE, source: a, quality: published, use: target}',
      '- {id: other, metric: staff.inPost.PSO, at: 2022-06-30, value: 5000, unit: FTE, source: a, quality: published, use: calibrate}',
    ].join('\n'),
    'evidence/studies/study.yaml':
      'name: Small\nquestion: What?\nabout: This.\nscenarios: [{ name: now, file: ../../unit.yaml }]\n' +
      'series: [{ name: Officers, figures: { metric: staff.inPost.PO }, simulated: staff.inPost.PO }]\n',
    'evidence/calibration.yaml':
      `${head}parameters:\n  - { name: free, unit: share a month, ${range}, before: 0.02, digits: 4, because: Free., ` +
      `sets: [${sets}] }\nfigures:\n  - ${figures}\n`,
  };
  const textOf = (path: string) => texts[path];
  const register = readEvidence('', textOf);
  if (!register.ok) throw new Error(describeNotes(register.problems));
  const reading = readCalibration('evidence/calibration.yaml', textOf, register.evidence);
  return reading.ok ? reading.calibration : describeNotes(reading.problems);
}

describe('the set-up of a calibration', () => {
  test('says what is free, what it is held to, and how much is run', () => {
    expect(read()).toMatchObject({
      name: 'Small',
      about: 'One number.',
      scenario: 'unit.yaml',
      years: 2.5,
      seed: 5,
      cutoff: 3,
      budget: {
        twinPoints: 0,
        points: 2,
        replications: 3,
        confirmPoints: 4,
        confirmReplications: 5,
        finalReplications: 6,
        candidates: 7,
      },
      ahead: { years: 3, points: 4 },
      parameters: [{ name: 'free', unit: 'share a month', low: 0.002, high: 0.03, before: 0.02, digits: 4 }],
      figures: [{ compared: { figure: { id: 'posts' } }, discrepancy: 50, because: 'Small.' }],
      study: { name: 'Small' },
    });
  });

  test('takes a setting as the level itself, or as what it is at zero and for each', () => {
    const setsOf = (sets: string) => (read({ sets }) as Calibration).parameters[0].sets;
    expect(setsOf('{ setting: training.drop_out }')).toEqual([{ setting: 'training.drop_out', atZero: 0, each: 1 }]);
    expect(
      setsOf('{ setting: training.at_start, part: three_months, from: 2023-04-01, at_zero: 505, each: -1518 }'),
    ).toEqual([{ setting: 'training.at_start', part: 'three_months', from: '2023-04-01', atZero: 505, each: -1518 }]);
  });

  test('knows a figure as well as it is rounded, to a uniform error, unless the set-up says how well', () => {
    const observed = (more: string) =>
      (read({ figures: `{ figures: { id: posts }, discrepancy: 50, because: Small.${more} }` }) as Calibration)
        .figures[0];
    expect(observed('').observation).toBeCloseTo(observed('').compared.rounding / Math.sqrt(3), 12);
    expect(observed('').twin).toBeUndefined();
    expect(observed(', observation: 7, twin: 9')).toMatchObject({ observation: 7, twin: 9 });
  });

  test.each<[string, Partial<typeof setUp>, string]>([
    ['a range that is none', { range: 'low: 0.03, high: 0.03' }, 'The range must begin below its end.'],
    ['a switch', { sets: '{ setting: staff.promote_newly_qualified }' }, 'is a switch; a calibration moves numbers.'],
    ['numbers without a part', { sets: '{ setting: training.at_start }' }, 'has several numbers; "part" says which.'],
    ['a part of one number', { sets: '{ setting: training.drop_out, part: x }' }, 'is one number and has no parts.'],
    ['no such part', { sets: '{ setting: training.at_start, part: x }' }, 'has no part "x".'],
    [
      'an end of the range beyond what the setting allows',
      { sets: '{ setting: training.drop_out, each: -1 }' },
      'At an end of the parameter\'s range "training.drop_out" would be -0.002.',
    ],
    ['too few points', { head: setUp.head.replace('points: 2,', 'points: 1,') }, 'below the least allowed'],
    [
      'a figure that is held back',
      { figures: '{ figures: { id: kept }, discrepancy: 50, because: No. }' },
      'is held back (target): nothing may be fitted to it.',
    ],
    [
      'a figure that no run of the study gives',
      { figures: '{ figures: { id: other }, discrepancy: 50, because: No. }' },
      'The study does not say how',
    ],
    ['nothing', { head: setUp.head.replace('cutoff: 3\n', '') }, 'cutoff'],
  ])('is refused where it has %s', (_, otherwise, message) => {
    expect(read(otherwise)).toContain(message);
  });
});
