import { quantity, toggle } from '../definition.ts';

/** How a case gets its officer. */
export const allocation = {
  administrative_delay: quantity('working days', {
    least: 0,
    most: 60,
    about: 'Mean time before the papers of a new case are complete and it can be allocated.',
  }),
  preferred_ceiling: quantity('share of capacity', {
    least: 0.1,
    most: 5,
    about: 'Workload over available points up to which cases are allocated while no case waits.',
  }),
  most_ceiling: quantity('share of capacity', {
    least: 0.1,
    most: 5,
    about: 'The ceiling that managers approach when very many cases wait; no allocation goes above it.',
  }),
  ceiling_half: quantity('share of cases', {
    least: 0.001,
    most: 1,
    about:
      "Share of the unit's cases waiting beyond the administrative delay at which the ceiling is half way to its highest value.",
  }),
  trainee_ceiling: quantity('share of capacity', {
    least: 0,
    most: 5,
    about: 'Workload over available points up to which trainees are allocated cases while no case waits.',
  }),
  officer_spread: quantity('coefficient of variation', {
    least: 0,
    most: 1,
    about: 'How much officers differ, permanently, in the load that managers give them.',
  }),
  may_break_policy: toggle(
    'Whether managers may give a high-risk case that has waited a long time to a probation services officer.',
  ),
  break_policy_after: quantity('working days', {
    least: 0,
    most: 250,
    about:
      'How long a high-risk case waits beyond the administrative delay before managers break the policy, where ' +
      'that is allowed.',
  }),
  cases_return_after: quantity('days', {
    least: 0,
    most: 365,
    about: 'Length of an absence after which the cases of an officer return for reallocation.',
  }),
} as const;
