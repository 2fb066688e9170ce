import { numbers, quantity, shares, withDefault } from '../definition.ts';

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
  reluctance_to_downgrade: withDefault(
    quantity('share', {
      least: 0,
      most: 1,
      about: 'Chance that an assessment which finds a lower risk than the one on record leaves the record as it is.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 0.7], note: 'Each rating stands on its own.' },
  ),
  mappa_changes: withDefault(
    numbers('changes a year', {
      names: ['from_1_to_2', 'from_2_to_1'],
      least: 0,
      most: 12,
      about: 'How often a year a case at MAPPA level 1 goes to level 2, and one at level 2 or 3 back to level 1.',
    }),
    {
      value: { from_1_to_2: 0, from_2_to_1: 0 },
      quality: 'assumed',
      plausible: [0.5, 2],
      note: 'A case keeps the level of its first day.',
    },
  ),
  serious_further_offences: withDefault(
    quantity('a case-year', {
      least: 0,
      most: 0.05,
      about:
        'Serious further offences charged a year for each open case of a unit, by chance alone: whose they are is ' +
        'not asked, and nothing that the model knows makes one likelier.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 0.004], note: 'None happen.' },
  ),
  alert: withDefault(
    quantity('a thousand cases a year', {
      least: 0,
      most: 50,
      about:
        'Scrutiny that an alert brings to every unit while it lasts, as so many serious further offences a year for ' +
        'each thousand cases; when it is lifted, scrutiny fades.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 4], note: 'No alert.' },
  ),
  scrutiny_fades: withDefault(
    quantity('months', {
      least: 0.1,
      most: 60,
      about: 'Time in which the scrutiny that a serious further offence or an alert has left fades to a third.',
    }),
    { value: 12, quality: 'assumed', plausible: [3, 24] },
  ),
} as const;
