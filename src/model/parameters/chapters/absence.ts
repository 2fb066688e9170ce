import { numbers, quantity, withDefault } from '../definition.ts';

/** Sickness and leave. */
export const absence = {
  short_spells: quantity('spells a year', {
    least: 0,
    most: 50,
    about: 'Short spells of sickness a person has in a year, at the reference strain.',
  }),
  short_spell_lasts: quantity('working days', { least: 0.1, most: 28, about: 'Mean length of a short spell.' }),
  long_spells: quantity('spells a year', {
    least: 0,
    most: 5,
    about: 'Long spells of sickness a person has in a year, at the reference strain.',
  }),
  long_spell_lasts: quantity('working days', { least: 5, most: 500, about: 'Mean length of a long spell.' }),
  spell_spread: quantity('coefficient of variation', { least: 0, most: 3, about: 'Spread of the length of spells.' }),
  sickness_weight: numbers('relative to 1', {
    least: 0,
    most: 10,
    unnamed: 1,
    about: 'Sickness in a region relative to the service; a region that is not named has 1.',
  }),
  share_mental_health: withDefault(
    quantity('share', {
      least: 0,
      most: 1,
      about: 'Share of sickness that is mental ill health at the reference strain; only this part follows strain.',
    }),
    { value: 1, quality: 'assumed', plausible: [0.33, 1], note: 'All of it, as before this setting existed.' },
  ),
  parental_leave: quantity('share a year', {
    least: 0,
    most: 0.9,
    about: 'Share of people who begin a parental leave within a year.',
  }),
  parental_leave_lasts: quantity('months', { least: 0.1, most: 24, about: 'Length of a parental leave.' }),
} as const;
