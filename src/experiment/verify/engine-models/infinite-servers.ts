import { DatedRate, exponentialFrom, RandomStreams, runStation } from '../../../engine/index.ts';
import type { RateStep } from '../../../engine/index.ts';
import type { LengthDistribution } from '../theory/length-distributions.ts';
import { lengthDistribution, timeUntilNegligible } from '../theory/length-distributions.ts';
import { numberOf, numbersOf } from '../theory-model.ts';
import type { ReplicationSeed, TheoryModel } from '../theory-model.ts';
import type { TheoryValues } from '../parameters.ts';
import { lengthFrom, withVariation } from './mg1.ts';
import { poissonArrivals, replicateStation, sizeInCustomers } from './station-runs.ts';

/*
 * M/G/infinity: everybody is served at once and stays for a length of any distribution. It is how a caseload comes
 * about: cases start, last and end.
 */

const steadyStation = (values: TheoryValues) => ({
  arrivalRate: numberOf(values, 'arrivalRate'),
  relaxation: timeUntilNegligible(lengthFrom(values)) / 10,
});

const exampleLengths = [
  { service: 'exponential' },
  { service: 'fixed' },
  { service: 'uniform' },
  { service: 'lognormal', cv: 0.8 },
] as const;
const lengthParameters = { mean: 'required', service: { defaultValue: 'exponential' }, cv: 'optional' } as const;

const steadyModel: TheoryModel = {
  name: 'mginf',
  title: 'M/G/infinity: a caseload at a steady rate',
  about: 'Runs a station of the engine with unlimited servers. The variance is taken about the theoretical mean.',
  source: 'Mirasol (1963); Cooper (1981), 3.9',
  parameters: { arrivalRate: 'required', ...lengthParameters },
  examples: exampleLengths.map((length) => ({ arrivalRate: 5, mean: 4, ...length })),
  validate: withVariation,
  measures: (values) => {
    const expected = numberOf(values, 'arrivalRate') * numberOf(values, 'mean');
    return [
      { name: 'L', label: 'mean number there', expected },
      { name: 'variance', label: 'variance of that number', expected },
    ];
  },
  size: sizeInCustomers(steadyStation),
  replicate: (values, size, replicationSeed) => {
    const station = steadyStation(values);
    const { draw } = lengthFrom({ ...values, mean: numberOf(values, 'mean') * station.arrivalRate });
    const { meanNumber, varianceOfNumber } = replicateStation(
      station,
      { classes: [poissonArrivals(station, station.arrivalRate, draw)], servers: Infinity },
      size,
      replicationSeed,
    );
    const bias = meanNumber - station.arrivalRate * numberOf(values, 'mean');
    return [meanNumber, varianceOfNumber + bias * bias];
  },
};

/** Arrivals at a rate that changes, the times at which the number there is looked at, and how long customers stay. */
interface TimeCourse {
  /** In order of time; nobody comes before the first. */
  readonly steps: readonly RateStep[];
  readonly observationTimes: readonly number[];
  readonly length: LengthDistribution;
}

/**
 * The mean number there at a time: everybody who has come and not gone, step by step.
 * Source: Eick, Massey and Whitt (1993), "The physics of the Mt/G/infinity queue", Operations Research 41, 731-742.
 */
export const meanNumberAt = ({ steps, length }: TimeCourse, time: number): number =>
  steps.reduce(
    (sum, { from, rate }, index) =>
      sum + rate * (length.limitedMean(time - from) - length.limitedMean(time - (steps[index + 1]?.from ?? Infinity))),
    0,
  );

/** Times over the largest rate: the engine's days, in which one customer or fewer comes in a day. */
function inDays({ steps, observationTimes, length }: TimeCourse, values: TheoryValues): TimeCourse {
  const most = Math.max(...steps.map(({ rate }) => rate));
  const shorter = lengthDistribution(values.service as 'lognormal', length.mean * most, length.variation);
  return {
    steps: steps.map(({ from, rate }) => ({ from: from * most, rate: rate / most })),
    observationTimes: observationTimes.map((time) => time * most),
    length: shorter,
  };
}

/**
 * Courses run one after another, each from empty and with random numbers of its own: the mean number there at each
 * look.
 */
function meanNumbersOfCourses(
  { steps, observationTimes, length }: TimeCourse,
  courses: number,
  { seed, replication }: ReplicationSeed,
): number[] {
  const rate = new DatedRate(steps);
  const sums = observationTimes.map(() => 0);
  for (let course = 0; course < courses; course++) {
    const run = runStation({
      arrivals: (u, now) => rate.after(now, exponentialFrom(u, 1)) - now,
      service: length.draw,
      servers: Infinity,
      warmUp: 0,
      days: observationTimes[observationTimes.length - 1] + 1,
      observationTimes,
      streams: new RandomStreams(seed, replication * coursesOfReplication + course),
    });
    run.numbersObserved.forEach((number, look) => (sums[look] += number));
  }
  return sums.map((sum) => sum / courses);
}

/** Courses of one replication have random numbers of their own, up to so many. */
const coursesOfReplication = 2 ** 22;

const fewestCourses = 10;

/** A model that follows a course many times over; `when` says in words when each look is taken. */
const courseModel = (
  courseOf: (values: TheoryValues) => TimeCourse,
  when: (values: TheoryValues, look: number) => string,
): Pick<TheoryModel, 'measures' | 'size' | 'replicate'> => ({
  measures: (values) => {
    const course = courseOf(values);
    return course.observationTimes.map((time, look) => ({
      name: `L${look + 1}`,
      label: `mean number there ${when(values, look)}`,
      expected: meanNumberAt(course, time),
    }));
  },
  size: {
    of: 'courses',
    least: () => fewestCourses,
    work: (values, size) => {
      const { steps, observationTimes } = courseOf(values);
      const most = Math.max(...steps.map(({ rate }) => rate));
      return size * (100 + most * observationTimes[observationTimes.length - 1]);
    },
  },
  replicate: (values, size, replicationSeed) =>
    meanNumbersOfCourses(inDays(courseOf(values), values), size, replicationSeed),
});

const timesOf = (values: TheoryValues): number[] => [...numbersOf(values, 'times')].sort((a, b) => a - b);

/** A course that has run at the first rate until its empty start hardly matters; then the step. */
function step(values: TheoryValues): TimeCourse {
  const length = lengthFrom(values);
  const from = timeUntilNegligible(length);
  const steps = [
    { from: 0, rate: numberOf(values, 'arrivalRate') },
    { from, rate: numberOf(values, 'laterRate') },
  ];
  return { steps, observationTimes: timesOf(values).map((time) => from + time), length };
}

const stepModel: TheoryModel = {
  name: 'mginf-step',
  title: 'M(t)/G/infinity: a caseload after a step in arrivals',
  about:
    'Runs the engine with arrivals at a dated rate, from empty and many times over; L1, L2, ... are the numbers in ' +
    'the system at these times after the step.',
  source: 'Eick, Massey and Whitt (1993)',
  parameters: { arrivalRate: 'required', laterRate: 'required', times: 'required', ...lengthParameters },
  examples: exampleLengths.map((length) => ({ arrivalRate: 5, laterRate: 7.5, times: [1, 4, 12], mean: 4, ...length })),
  validate: withVariation,
  ...courseModel(step, (values, look) => `${timesOf(values)[look]} after the step`),
};

/**
 * Whole seasons until the empty start hardly matters, and one more that is looked at, at the end of each
 * part.
 */
function season(values: TheoryValues): TimeCourse {
  const length = lengthFrom(values);
  const [rate, period, parts] = [
    numberOf(values, 'arrivalRate'),
    numberOf(values, 'period'),
    numbersOf(values, 'season'),
  ];
  const before = Math.ceil(timeUntilNegligible(length) / period);
  const part = period / parts.length;
  const steps = Array.from({ length: (before + 1) * parts.length }, (_, index) => ({
    from: index * part,
    rate: rate * parts[index % parts.length],
  }));
  return { steps, observationTimes: parts.map((_, index) => (before * parts.length + index + 1) * part), length };
}

const shortestPeriod = 20;

const seasonModel: TheoryModel = {
  name: 'mginf-season',
  title: 'M(t)/G/infinity: a caseload with a season',
  about:
    'Runs the engine with arrivals at a dated rate, from empty and many times over; L1, L2, ... are the numbers in ' +
    'the system at the end of each part of the season.',
  source: 'Eick, Massey and Whitt (1993)',
  parameters: { arrivalRate: 'required', season: 'required', period: 'required', ...lengthParameters },
  examples: exampleLengths.map((length) => ({
    arrivalRate: 5,
    season: [1.4, 1, 0.6, 1],
    period: 12,
    mean: 4,
    ...length,
  })),
  validate: (values) => {
    if (Math.max(...numbersOf(values, 'season')) === 0) return 'At least one part of --season must be above 0.';
    const [mean, period] = [numberOf(values, 'mean'), numberOf(values, 'period')];
    return period * shortestPeriod < mean
      ? `--period must be at least a ${shortestPeriod}th of --mean, or nothing is left of the season; found ` +
          `${period} and ${mean}.`
      : withVariation(values);
  },
  ...courseModel(season, (_, look) => `after part ${look + 1}`),
};

export const infiniteServerModels = [steadyModel, stepModel, seasonModel];
