import { numbers, quantity, shares } from '../definition.ts';

export const roshNames = ['low', 'medium', 'high', 'very_high'] as const;

/** How risky the people are, how their risk moves and how well it is read. */
export const risk = {
  rosh_mix: shares(
    roshNames,
    'Risk of serious harm of new cases, actual and recorded alike; also the mix that movements of risk preserve.',
  ),
  mappa_1: numbers('share', {
    names: roshNames,
    least: 0,
    most: 1,
    about: 'Share of cases managed under MAPPA level 1, by risk of serious harm at the start.',
  }),
  mappa_2_3: numbers('share', {
    names: roshNames,
    least: 0,
    most: 1,
    about: 'Share of cases managed under MAPPA level 2 or 3, by risk of serious harm at the start.',
  }),
  rsr_mix: shares(['below_3', 'from_3_to_7', 'from_7'], 'Risk of serious recidivism score of new cases, in per cent.'),
  complexity_mix: shares(
    ['none', 'one', 'two', 'three', 'four'],
    'Number of complexity factors of new cases, two protection points each.',
  ),
  change_mix: shares(
    ['change_3', 'change_2', 'change_1', 'change_0'],
    'Change digit of the tier of new cases; 0 is given to court orders only.',
  ),
  moves: quantity('moves a year', {
    least: 0,
    most: 10,
    about: 'How often a year actual risk moves between neighbouring levels, for each pair of levels.',
  }),
  misread: quantity('share', {
    least: 0,
    most: 0.5,
    about:
      'Strength of error in an assessment: the share assessed one level too high or too low, in balance with the mix.',
  }),
  noticed: quantity('an hour of contact', {
    least: 0,
    most: 1,
    about: 'Rate at which a rise in actual risk is noticed, for each hour of contact.',
  }),
} as const;
