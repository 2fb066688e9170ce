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
    about: 'Workload over available points up to which cases are allocated while nothing waits.',
  }),
  most_ceiling: quantity('share of capacity', {
    least: 0.1,
    most: 5,
    about: 'The ceiling that managers approach when very many cases wait; no allocation goes above it.',
  }),
  ceiling_half: quantity('share of cases', {
    least: 0.001,
    most: 1,
    about: "Share of the unit's cases waiting beyond the administrative delay at which the ceiling has bent half way.",
  }),
  trainee_ceiling: quantity('share of capacity', {
    least: 0,
    most: 5,
    about: 'Workload over available points up to which trainees are allocated cases while nothing waits.',
  }),
  officer_spread: quantity('coefficient of variation', {
    least: 0,
    most: 1,
    about: 'How unequal officers are, always, in the load that managers give them.',
  }),
  may_break_policy: toggle(
    'Whether managers may give a high-risk case to a probation services officer when it has waited long.',
  ),
  break_policy_after: quantity('working days', {
    least: 0,
    most: 250,
    about:
      'How long a high-risk case waits beyond the administrative delay before the policy is broken, where it may be.',
  }),
  cases_return_after: quantity('days', {
    least: 0,
    most: 365,
    about: 'Absence of an officer after which the cases come back to be reallocated.',
  }),
} as const;
