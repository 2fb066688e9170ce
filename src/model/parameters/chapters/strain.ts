import { quantity, withDefault } from '../definition.ts';

/** How pressure is felt. */
export const strain = {
  builds_up: quantity('months', {
    least: 0.1,
    most: 60,
    about: 'Time over which strain follows workload above capacity, and fades.',
  }),
  reference: quantity('share of capacity', {
    least: 0,
    most: 2,
    about: 'The strain at which the rates of leaving, drop-out and sickness are as stated.',
  }),
  reference_of_trainees: withDefault(
    quantity('relative to 1', {
      least: 0,
      most: 5,
      about: 'The strain of trainees at which their drop-out is as stated, relative to the reference of officers.',
    }),
    { value: 1, quality: 'assumed', plausible: [0, 1], note: 'That of officers.' },
  ),
  attrition_of_trainees: withDefault(
    quantity('relative to 1', {
      least: 0,
      most: 20,
      about:
        'How many times as steeply as the leaving of officers, by loops.attrition, the drop-out of trainees follows strain.',
    }),
    { value: 1, quality: 'assumed', plausible: [1, 15], note: 'As the leaving of officers.' },
  ),
  content: withDefault(
    quantity('share of capacity', {
      least: 0,
      most: 5,
      about:
        'Pressure that an officer feels for the content of the work, for each share of the workload above the usual ' +
        'that only a probation officer may hold.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 1], note: 'Pressure is of load alone.' },
  ),
  usual_high_risk: withDefault(
    quantity('share', {
      least: 0,
      most: 1,
      about: "Share of an officer's workload that only a probation officer may hold, up to which it adds no pressure.",
    }),
    { value: 0.5, quality: 'assumed', plausible: [0.3, 0.7], note: 'Of no effect while strain.content is 0.' },
  ),
  usual_inexperience: quantity('share', {
    least: 0,
    most: 1,
    about:
      "The share of a unit's officers in their first two years at which the effort of assessments and their error are as stated.",
  }),
} as const;

const strength = (about: string, most = 5) => quantity('strength', { least: 0, most, about });

/** The strength of each feedback loop; 0 cuts it. `loops.ts` says what each joins. */
export const loops = {
  burnout: strength('Exponent with which strain raises sickness.'),
  attrition: strength('Exponent with which strain raises leaving and drop-out.'),
  experience_dilution: strength(
    'How much more effort and error assessments have for each share of inexperienced officers above the usual.',
  ),
  training_drag: strength('How far the ceiling of trainees rises with that of officers when cases wait.', 2),
  overtime: strength('How much of the overtime that load calls for is worked.', 3),
  stale_ratings: strength('Exponent with which reduced contact lowers the rate at which a rise in risk is noticed.'),
  risk_follows_resource: withDefault(
    strength('Exponent with which reduced contact lowers the chance that risk is assessed one level too high.'),
    { value: 0, quality: 'assumed', plausible: [0, 2], note: 'Time has no part in how risk is read.' },
  ),
  scrutiny: withDefault(
    strength(
      'How much scrutiny raises the chance that risk is assessed one level too high, for each serious further ' +
        'offence a year and thousand cases.',
    ),
    { value: 0, quality: 'assumed', plausible: [0, 1], note: 'Scrutiny has no part in how risk is read.' },
  ),
  downward_pressure: strength(
    'Chance that a high risk is recorded as medium, and a case taken off MAPPA level 2, where all probation officers ' +
      'of the unit are full.',
    1,
  ),
  promotion_drain: strength(
    'Share of posts of senior probation officers that are filled from probation officers; the others are filled ' +
      'from outside the grade.',
    1,
  ),
} as const;
