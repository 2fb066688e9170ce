import { estimateMean } from '../statistics/sample.ts';
import { studentTQuantile } from '../statistics/student-t.ts';
import { theoryModelNamed } from './catalogue.ts';
import {
  firstPilotSize,
  largerSize,
  nextPilotSize,
  pilotReplications,
  plannedSize,
  precisionOf,
  promisedPrecision,
} from './replication-size.ts';
import type { TheoryCase } from './read-theory-case.ts';
import { formatTheoryValue } from './parameters.ts';
import type { TheoryValues } from './parameters.ts';

/** One replication of a case: all that whoever runs it needs. */
export interface VerifyTask extends TheoryCase {
  readonly size: number;
  readonly seed: number;
  /** From 1; those of a pilot are below 0. */
  readonly replication: number;
}

/** One replication: a value for each measure of the model, in their order. */
export const replicateTheoryCase = ({ model, parameters, size, seed, replication }: VerifyTask): readonly number[] =>
  theoryModelNamed(model).replicate(parameters, size, { seed: seedOfCase(seed, model, parameters), replication });

const seedModulus = 1_048_573; // a prime near 2^20, so that the seed stays a whole number that a double holds

/**
 * Each case has random numbers of its own, or chance would favour all of them together: the seed with a number that is
 * made from the case.
 */
function seedOfCase(seed: number, model: string, parameters: TheoryValues): number {
  let number = 0;
  for (const letter of `${model} ${parametersInWords(parameters)}`)
    number = (number * 31 + letter.charCodeAt(0)) % seedModulus;
  return seed * seedModulus + number;
}

/** Runs replications, on threads or one after the other; the values of each stand at the index of its task. */
export type RunVerifyTasks = (tasks: readonly VerifyTask[]) => Promise<readonly (readonly number[])[]>;

export type VerifyVerdict = 'agrees' | 'disagrees' | 'too rare to tell';

/** A measure as theory gives it and as it was simulated. */
export interface VerifiedMeasure {
  readonly name: string;
  readonly label: string;
  readonly expected: number;
  readonly mean: number;
  /** The 95% interval of the mean, and the 99.9% interval by which it is judged. */
  readonly lo: number;
  readonly hi: number;
  readonly lo999: number;
  readonly hi999: number;
  /** Half of the 95% interval as a share of the expected value; Infinity where nothing was seen. */
  readonly precision: number;
  readonly verdict: VerifyVerdict;
}

/** What came of a case. */
export interface VerifyResult extends TheoryCase {
  readonly title: string;
  readonly replications: number;
  /** What one replication counted: so many customers, courses, cases. */
  readonly size: number;
  readonly sizeOf: string;
  /** The share of the expected value under which half of each 95% interval is to be. */
  readonly promised: number;
  readonly measures: readonly VerifiedMeasure[];
}

export interface VerifyRequest {
  /** At least 2. */
  readonly replications: number;
  readonly seed: number;
  readonly run: RunVerifyTasks;
}

/**
 * Holds a case against theory: a pilot shows how long the replications must be, then they are run, and again longer
 * where they were not sharp enough after all.
 *
 * Sizes follow from the case, the replications and the seed alone, so the answer does not depend on who runs the tasks.
 */
export async function verifyCase(case_: TheoryCase, { replications, seed, run }: VerifyRequest): Promise<VerifyResult> {
  const round = (size: number, numbers: readonly number[]) =>
    run(numbers.map((replication): VerifyTask => ({ ...case_, size, seed, replication })));
  const pilots = Array.from({ length: pilotReplications }, (_, index) => -1 - index);
  const numbers = Array.from({ length: replications }, (_, index) => 1 + index);

  let pilotSize = firstPilotSize(case_);
  let pilot = await round(pilotSize, pilots);
  for (
    let next = nextPilotSize(case_, pilotSize, pilot);
    next !== undefined;
    next = nextPilotSize(case_, pilotSize, pilot)
  ) {
    pilotSize = next;
    pilot = await round(pilotSize, pilots);
  }
  let size = plannedSize(case_, replications, pilotSize, pilot);
  let values = await round(size, numbers);
  for (
    let larger = largerSize(case_, replications, size, values);
    larger !== undefined;
    larger = largerSize(case_, replications, size, values)
  ) {
    size = larger;
    values = await round(size, numbers);
  }
  return verifyResultOf(case_, size, values);
}

/** What the values of all replications say. */
export function verifyResultOf(case_: TheoryCase, size: number, values: readonly (readonly number[])[]): VerifyResult {
  const { title, measures, size: kind } = theoryModelNamed(case_.model);
  return {
    ...case_,
    title,
    replications: values.length,
    size,
    sizeOf: kind.of,
    promised: promisedPrecision(case_),
    measures: measures(case_.parameters).map(({ name, label, expected }, index) => ({
      name,
      label,
      expected,
      ...judge(
        expected,
        values.map((each) => each[index]),
      ),
    })),
  };
}

const upperTail = 0.9995;

function judge(expected: number, values: readonly number[]): Omit<VerifiedMeasure, 'name' | 'label' | 'expected'> {
  const { mean, lo95 = NaN, hi95 = NaN } = estimateMean(values);
  const degrees = values.length - 1;
  const half = ((hi95 - lo95) / 2) * (studentTQuantile(upperTail, degrees) / studentTQuantile(0.975, degrees));
  const [lo999, hi999] = [mean - half, mean + half];
  const precision = precisionOf(values, expected);
  // Means of equal numbers differ from them by rounding.
  const rounding = 1e-12 * Math.abs(expected);
  const agrees = lo999 - rounding <= expected && expected <= hi999 + rounding;
  return {
    mean,
    lo: lo95,
    hi: hi95,
    lo999,
    hi999,
    precision,
    verdict: precision === Infinity ? 'too rare to tell' : agrees ? 'agrees' : 'disagrees',
  };
}

/** Whether the interval of a measure is as narrow as promised. */
export const isPreciseEnough = ({ promised }: VerifyResult, { precision }: VerifiedMeasure): boolean =>
  precision <= promised;

/** Whether every measure agrees, or is too rare to judge. */
export const agreesWithTheory = ({ measures }: VerifyResult): boolean =>
  measures.every(({ verdict }) => verdict !== 'disagrees');

/** Parameters in words: `arrivalRate 0.8, serviceRate 1`. */
export const parametersInWords = (parameters: TheoryValues): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name} ${formatTheoryValue(value)}`)
    .join(', ');
