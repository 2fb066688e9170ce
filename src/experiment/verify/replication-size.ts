import { mean, sampleVariance } from 'simple-statistics';
import { estimateMean } from '../statistics/sample.ts';
import { studentTQuantile } from '../statistics/student-t.ts';
import { theoryModelNamed } from './catalogue.ts';
import { loadOfTheoryCase } from './read-theory-case.ts';
import type { TheoryCase } from './read-theory-case.ts';

/*
 * How long to run: so long that the half-width of each 95% interval is within what is promised, as a share of what
 * theory gives.
 */

/**
 * Half of the 95% interval of every measure is to be under this share of its expected value: 2% up to a load of 0.9,
 * and 4% beyond.
 */
export const promisedPrecision = (case_: TheoryCase): number => ((loadOfTheoryCase(case_) ?? 0) <= 0.9 ? 0.02 : 0.04);

/**
 * Runs are planned for a part of what is promised, since neither the pilot nor the run itself knows the variance
 * exactly.
 */
const aim = 0.65;

/**
 * Up to so much work they are planned for 1%: the 99.9% interval of twenty replications then reaches 2%, and an error
 * of that size lies outside.
 */
const preciseAim = 0.01;
const workForPreciseAim = 30_000_000;

/** The most work, in customers of a queue, that the replications of one case may take together. */
export const mostWork = 500_000_000;

/** Less is spent on finding out, and on what was not seen at all by then. */
const mostWorkOfPilot = mostWork / 16;
const mostWorkOnUnseen = mostWork / 8;

/** Replications that find out how widely a case swings; their random numbers are not used again. */
export const pilotReplications = 40;

/** A pilot has seen enough when it knows each measure to this share of its value. */
const enoughOfPilot = 0.1;

/**
 * Replications are at least so many times as long as makes sense: what chance and the start leave of a short one would
 * not shrink with more of them.
 */
const leastMultiple = 5;

/** The size at which so many replications take the most work that is allowed. */
function largestSize({ model, parameters }: TheoryCase, replications: number, work: number): number {
  const { size } = theoryModelNamed(model);
  const fixed = size.work(parameters, 0);
  return Math.floor((work / replications - fixed) / (size.work(parameters, 1) - fixed));
}

/**
 * Why a case cannot be verified with so many replications, as a sentence: even the shortest would take too long. Absent
 * where it can.
 */
export function problemOfSize(case_: TheoryCase, replications: number): string | undefined {
  const { size, name } = theoryModelNamed(case_.model);
  const least = size.least(case_.parameters);
  const room = Math.min(largestSize(case_, replications, mostWork), largestSize(case_, pilotReplications, mostWork));
  if (least <= room) return undefined;
  const load = loadOfTheoryCase(case_);
  const because =
    load === undefined
      ? ''
      : ` At a load of ${Number(load.toPrecision(5))} the start affects a very long period; a load further below 1 ` +
        'takes less time.';
  return (
    `${name} would need ${replications} replications of at least ${least.toLocaleString('en-GB')} ${size.of}, ` +
    `more than the ${mostWork.toLocaleString('en-GB')} that are run at most.${because}`
  );
}

/** The size of the first pilot. */
export const firstPilotSize = ({ model, parameters }: TheoryCase): number =>
  theoryModelNamed(model).size.least(parameters);

/**
 * The size of the next pilot, four times as long, where this one has not seen enough and there is work left; absent
 * where it has.
 */
export function nextPilotSize(
  case_: TheoryCase,
  size: number,
  pilot: readonly (readonly number[])[],
): number | undefined {
  const expected = expectedOf(case_);
  const hasSeenEnough = expected.every(
    (value, measure) =>
      precisionOf(
        pilot.map((values) => values[measure]),
        value,
      ) <= enoughOfPilot,
  );
  const next = 4 * size;
  return hasSeenEnough || next > largestSize(case_, pilotReplications, mostWorkOfPilot) ? undefined : next;
}

/** The size of the replications, so many of them, that will be sharp enough by what a pilot of a size has seen. */
export function plannedSize(
  case_: TheoryCase,
  replications: number,
  size: number,
  pilot: readonly (readonly number[])[],
): number {
  const t = studentTQuantile(0.975, replications - 1);
  const sizeFor = (precision: number): number => {
    const wanted = expectedOf(case_).map((expected, measure) => {
      const values = pilot.map((each) => each[measure]);
      const halfWidth = precision * expected;
      return precisionOf(values, expected) > enoughOfPilot
        ? Infinity
        : (size * sampleVariance(values) * t * t) / (replications * halfWidth * halfWidth);
    });
    return Math.ceil(Math.max(leastMultiple * firstPilotSize(case_), ...wanted));
  };
  const isSeen = expectedOf(case_).every(
    (expected, measure) =>
      precisionOf(
        pilot.map((each) => each[measure]),
        expected,
      ) < Infinity,
  );
  const room = largestSize(case_, replications, isSeen ? mostWork : mostWorkOnUnseen);
  const preciseSize = Math.min(sizeFor(preciseAim), largestSize(case_, replications, workForPreciseAim));
  return Math.max(
    firstPilotSize(case_),
    Math.min(Math.max(sizeFor(aim * promisedPrecision(case_)), preciseSize), room),
  );
}

/**
 * A larger size, where replications were not sharp enough and may be larger; absent where they were, or may not, or saw
 * nothing.
 */
export function largerSize(
  case_: TheoryCase,
  replications: number,
  size: number,
  values: readonly (readonly number[])[],
): number | undefined {
  const promised = promisedPrecision(case_);
  const worst = Math.max(
    ...expectedOf(case_).map((expected, measure) =>
      precisionOf(
        values.map((each) => each[measure]),
        expected,
      ),
    ),
  );
  if (worst <= promised || worst === Infinity) return undefined;
  const larger = Math.min(
    largestSize(case_, replications, mostWork),
    Math.ceil(size * Math.min(16, Math.max(2, (worst / (aim * promised)) ** 2))),
  );
  return larger > size ? larger : undefined;
}

/**
 * Half of a 95% interval as a share of the expected value: 0 where every replication is as expected, Infinity where
 * nothing of what is expected was seen.
 */
export function precisionOf(values: readonly number[], expected: number): number {
  const { mean: centre, hi95 = Infinity } = estimateMean(values);
  const halfWidth = hi95 - centre;
  if (expected === 0) return halfWidth === 0 ? 0 : Infinity;
  return mean(values) === 0 ? Infinity : halfWidth / Math.abs(expected);
}

const expectedOf = ({ model, parameters }: TheoryCase): readonly number[] =>
  theoryModelNamed(model)
    .measures(parameters)
    .map(({ expected }) => expected);
