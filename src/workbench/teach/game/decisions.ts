import type { Scenario } from '../../../scenario/index.ts';

/** The unit that is played, its first day, and how many years a game has: one round each. */
export const gamePath = 'scenarios/pressed-unit-now.yaml';
export const gameYears = 4;

/** Pounds a team may spend in a year; what it does not spend stays for the next. The game's own number. */
export const yearlyBudget = 500_000;

/** The settings of a team, in the order in which a code has them. */
export const leverIds = ['training', 'retention', 'ceiling', 'agency', 'reset'] as const;
export type LeverId = (typeof leverIds)[number];

/** The option chosen of each lever, by its place. */
export type Choices = Readonly<Record<LeverId, number>>;

export interface Option {
  readonly words: string;
  readonly level: number;
}

/** A lever of the game. At most four options, so that a choice is two bits of a code. */
export interface GameLever {
  readonly id: LeverId;
  readonly title: string;
  readonly about: string;
  readonly options: readonly Option[];
  /** The option that leaves the scenario as it is. */
  readonly asNow: number;
  /** What a year of a level costs, in pounds, in the unit as it starts; `priceOf` rounds it. */
  readonly costOf: (level: number, scenario: Scenario) => number;
  readonly price: string;
}

const pounds = (value: number): string => `£${Math.round(value).toLocaleString('en-GB')}`;

/** Full-time equivalents of a national count in the unit. */
const inUnit = ({ parameters }: Scenario, national: number): number =>
  national * parameters.organisation.share_of_service;

/** What a training place costs until the trainee qualifies. */
export function priceOfPlace({ parameters: { pay, training } }: Scenario): number {
  const months =
    training.short_route * training.short_route_takes + (1 - training.short_route) * training.long_route_takes;
  return (pay.of_grade.trainees * (1 + pay.on_costs) * months) / 12;
}

/** A year's pay of all practitioners and seniors of the unit on its first day, without trainees and on-costs. */
export function payOfUnit(scenario: Scenario): number {
  const { staff, pay } = scenario.parameters;
  return inUnit(
    scenario,
    staff.probation_officers * pay.of_grade.probation_officers +
      staff.probation_services_officers * pay.of_grade.probation_services_officers +
      staff.senior_probation_officers * pay.of_grade.senior_probation_officers,
  );
}

/** The levers with their prices, which come from the pay of the scenario. */
export const gameLevers: readonly GameLever[] = [
  {
    id: 'training',
    title: 'Training places a year',
    about:
      'Recruitment. Half start in September and half in March. They qualify after 15 or 21 months, and take mentors’ time until then.',
    options: [
      { words: '6 places', level: 6 },
      { words: '12 places, as now', level: 12 },
      { words: '18 places', level: 18 },
      { words: '24 places', level: 24 },
    ],
    asNow: 1,
    costOf: (level, scenario) => (level - 12) * priceOfPlace(scenario),
    price: 'a trainee’s pay with on-costs until qualifying, 18 months on average; fewer places give money back',
  },
  {
    id: 'retention',
    title: 'Retention payment',
    about:
      'A share of pay on top, for officers of every grade but not for trainees. They leave less, by as much as a rise of pay would do.',
    options: [
      { words: 'none, as now', level: 0 },
      { words: '5% of pay', level: 0.05 },
      { words: '10% of pay', level: 0.1 },
      { words: '20% of pay', level: 0.2 },
    ],
    asNow: 0,
    costOf: (level, scenario) => level * payOfUnit(scenario),
    price: 'that share of the pay of the unit’s officers on the first day, without on-costs',
  },
  {
    id: 'ceiling',
    title: 'Ceiling',
    about: 'The most that an officer is given, in workload. Above it nobody gets another case, however many wait.',
    options: [
      { words: 'bends as cases wait, as now', level: 0 },
      { words: '150% of capacity', level: 1.5 },
      { words: '130% of capacity', level: 1.3 },
      { words: '110% of capacity', level: 1.1 },
    ],
    asNow: 0,
    costOf: () => 0,
    price: 'nothing; somebody else pays',
  },
  {
    id: 'agency',
    title: 'Agency officers',
    about:
      'They carry cases from the first day. Three in ten of the new places are taken by officers of your own unit.',
    options: [
      { words: 'none, as now', level: 0 },
      { words: '2 more', level: 2 },
      { words: '4 more', level: 4 },
      { words: '8 more', level: 8 },
    ],
    asNow: 0,
    costOf: (level, { parameters }) => level * parameters.pay.agency_charge,
    price: 'what an agency charges for an officer',
  },
  {
    id: 'reset',
    title: 'Reset',
    about:
      'Contact ends before the sentence does: now after a third of supervision at low risk and two thirds at medium and high, with exceptions. Such cases are little work, and nobody sees the people.',
    options: [
      { words: 'as now', level: 1 },
      { words: 'twice as early', level: 0.5 },
      { words: 'never: contact to the end', level: 3 },
    ],
    asNow: 0,
    costOf: () => 0,
    price: 'nothing; look at hidden risk',
  },
];

export const leverOf = (id: LeverId): GameLever => gameLevers.find((each) => each.id === id)!;

export const firstChoices: Choices = Object.fromEntries(gameLevers.map(({ id, asNow }) => [id, asNow])) as Record<
  LeverId,
  number
>;

/** What a year of an option costs, in pounds: whole thousands, so that a team can add them up. */
export const priceOf = ({ costOf }: GameLever, { level }: Option, scenario: Scenario): number =>
  1000 * Math.round(costOf(level, scenario) / 1000);

/** What a year of these choices costs. */
export const costOfChoices = (choices: Choices, scenario: Scenario): number =>
  gameLevers.reduce((sum, lever) => sum + priceOf(lever, lever.options[choices[lever.id]], scenario), 0);

/** What is left for the year after those given; the budget of that year is in it. */
export const budgetFor = (years: readonly Choices[], scenario: Scenario): number =>
  yearlyBudget * (years.length + 1) - years.reduce((sum, choices) => sum + costOfChoices(choices, scenario), 0);

/** A choice that a team has made and kept for one year or several on end. */
export interface Decision {
  readonly lever: LeverId;
  readonly option: number;
  /** From which year on, and in how many, from 0. */
  readonly year: number;
  readonly years: number;
}

/** All choices that differ from how things are now; those kept in the next year count as one. */
export const decisionsOf = (years: readonly Choices[]): readonly Decision[] =>
  gameLevers.flatMap(({ id, asNow }) =>
    years.reduce<readonly Decision[]>((decisions, choices, year) => {
      const option = choices[id];
      if (option === asNow) return decisions;
      const last = decisions.at(-1);
      return last !== undefined && last.option === option && last.year + last.years === year
        ? [...decisions.slice(0, -1), { ...last, years: last.years + 1 }]
        : [...decisions, { lever: id, option, year, years: 1 }];
    }, []),
  );

/** The years without a decision: in its years the lever stands as it does now. */
export const withoutDecision = (
  years: readonly Choices[],
  { lever, year, years: many }: Decision,
): readonly Choices[] =>
  years.map((choices, index) =>
    index >= year && index < year + many ? { ...choices, [lever]: leverOf(lever).asNow } : choices,
  );

/** `18 training places, years 1 and 2`. */
export function decisionInWords({ lever, option, year, years }: Decision): string {
  const { title, options } = leverOf(lever);
  const when = years === 1 ? `year ${year + 1}` : `years ${year + 1} to ${year + years}`;
  return `${title}: ${options[option].words}, ${when}`;
}

export const inPounds = (value: number): string => (value < 0 ? `−${pounds(-value)}` : pounds(value));
