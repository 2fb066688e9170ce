import { lengthDistributionNames } from './theory/length-distributions.ts';

/** A value of a parameter: a number, several, or one of a few words. */
export type TheoryValue = number | readonly number[] | string;

/** The values of a model's parameters, by name. */
export type TheoryValues = Readonly<Record<string, TheoryValue>>;

interface DescribedParameter {
  /** One sentence that ends with a full stop. */
  readonly about: string;
}

interface ValueLimits {
  readonly unit: string;
  /** The least value; with `above` the values must be more than it. */
  readonly least: number;
  readonly above?: true;
  readonly most: number;
  readonly whole?: true;
}

/** What a parameter may be. */
export type TheoryParameter =
  | (DescribedParameter & ValueLimits & { readonly kind: 'number' })
  | (DescribedParameter & ValueLimits & { readonly kind: 'numbers'; readonly mostValues: number })
  | (DescribedParameter & { readonly kind: 'word'; readonly words: readonly string[] });

const number = (unit: string, least: number, most: number, about: string, rest: { above?: true; whole?: true } = {}) =>
  ({ kind: 'number', unit, least, most, about, ...rest }) as const;
const count = (unit: string, least: number, most: number, about: string) =>
  number(unit, least, most, about, { whole: true });
const aboveZero = { above: true } as const;
const perTime = 'in a unit of time';
const time = 'units of time';
const rate = (about: string) => number(perTime, 0, 1e9, about, aboveZero);
const several = (unit: string, about: string, least = 0, most = 1e9) =>
  ({ kind: 'numbers', unit, least, ...(least === 0 && aboveZero), most, mostValues: 24, about }) as const;

/**
 * Every parameter of every model, by the name of its option. Rates and times are in any unit of time, the same for all
 * of one model.
 */
export const theoryParameters = {
  arrivalRate: rate('Arrivals, at random.'),
  arrivalRates: several(perTime, 'Arrivals of each class, highest first.'),
  serviceRate: rate('Customers served by one busy server, with exponential service times.'),
  serviceRates: several(perTime, 'Service rate of each class, highest first; --serviceRate where all have the same.'),
  servers: count('servers', 1, 100_000, 'Servers.'),
  capacity: count('customers', 1, 1_000_000, 'Room for customers, including those in service.'),
  abandonmentRate: rate('Rate at which a waiting customer gives up, after an exponential time.'),
  service: {
    kind: 'word',
    words: lengthDistributionNames,
    about: 'Distribution of the service time, or of the length of a stay.',
  },
  mean: number(time, 0, 1e9, 'Mean service time, or mean length of a stay.', aboveZero),
  cv: number(
    'standard deviation over mean',
    0,
    10,
    'Coefficient of variation of that time; without it, the one usual for the distribution.',
  ),
  laterRate: number(perTime, 0, 1e9, 'Arrivals after the step.'),
  times: several(time, 'Times after the step at which the number in the system is compared.'),
  season: {
    kind: 'numbers',
    unit: 'relative to arrivalRate',
    least: 0,
    most: 1000,
    mostValues: 24,
    about: 'Arrivals in each part of the season; its parts are of equal length.',
  },
  period: number(time, 0, 1e9, 'Length of the whole season.', aboveZero),
  machines: count('machines', 1, 100_000, 'Machines, working or not: the finite source.'),
  failureRate: rate('Failures of one machine while it works.'),
  leavingRate: number('leavers a person-year', 0.02, 3, 'Rate at which post holders leave.'),
  timeToFill: number('months', 1, 24, 'Mean time to fill a post.'),
  dropOut: number('share a month', 0.001, 0.2, 'Trainees who drop out in a month.'),
  months: number('months', 1, 36, 'Length of training.'),
  interval: number('months', 3, 36, 'Interval between reviews.'),
  firstDue: count('working days', 1, 60, 'Working days from the start of a case to its first due day.'),
  meanLength: number('months', 1, 36, 'Mean length of supervision.'),
  officers: count('officers', 1, 200, 'Officers who share the cases.'),
  cases: number('cases', 1, 20_000, 'Mean number of cases that they share.'),
  limit: count('cases', 1, 200, 'Cases of one officer above which the officer is over capacity.'),
} as const satisfies Readonly<Record<string, TheoryParameter>>;

export type TheoryParameterName = keyof typeof theoryParameters;

/** What was read from text, or why it could not be, as a sentence. */
export type ValueReading =
  { readonly ok: true; readonly value: TheoryValue } | { readonly ok: false; readonly problem: string };

/** Reads the value of a parameter as a user writes it: `0.8`, `0.2,0.3` or `lognormal`. */
export function readValue(name: TheoryParameterName, text: string): ValueReading {
  const parameter: TheoryParameter = theoryParameters[name];
  const refusal = (): ValueReading => ({
    ok: false,
    problem: `--${name} must be ${allowedInWords(parameter)}; found "${text}".`,
  });
  if (parameter.kind === 'word') return parameter.words.includes(text) ? { ok: true, value: text } : refusal();
  const parts = parameter.kind === 'numbers' ? text.split(',') : [text];
  const numbers = parts.map((part) => readNumber(part, parameter));
  if (numbers.includes(undefined) || (parameter.kind === 'numbers' && numbers.length > parameter.mostValues))
    return refusal();
  return { ok: true, value: parameter.kind === 'numbers' ? (numbers as number[]) : numbers[0]! };
}

function readNumber(text: string, { least, most, above, whole }: ValueLimits): number | undefined {
  const written = text.trim();
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(written) ? Number(written) : NaN;
  const isWithin = (above === true ? value > least : value >= least) && value <= most;
  return isWithin && (whole !== true || Number.isInteger(value)) ? value : undefined;
}

/** What a parameter may be, in words. */
export function allowedInWords(parameter: TheoryParameter): string {
  if (parameter.kind === 'word') return `one of ${parameter.words.join(', ')}`;
  const { least, most, above, whole } = parameter;
  const range = above === true ? `above ${least} and at most ${grouped(most)}` : `from ${least} to ${grouped(most)}`;
  const allowed =
    parameter.kind === 'number'
      ? `a ${whole === true ? 'whole ' : ''}number ${range}`
      : `at most ${parameter.mostValues} numbers separated by commas, each ${range}`;
  return whole === true ? allowed : `${allowed} (${parameter.unit})`;
}

/** A value as it can be written again. */
export const formatTheoryValue = (value: TheoryValue): string =>
  Array.isArray(value) ? value.join(',') : String(value);

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
