import type { TheoryParameterName, TheoryValue, TheoryValues } from './parameters.ts';

/** A quantity that is computed from theory and measured in simulation. */
export interface TheoryMeasure {
  /** As data call it: `Wq`. */
  readonly name: string;
  /** In words: `mean wait`. */
  readonly label: string;
  /** What theory gives, exactly. */
  readonly expected: number;
}

/**
 * Which random numbers a replication has: equal seeds and replications have equal ones. A replication may be below 0.
 */
export interface ReplicationSeed {
  readonly seed: number;
  readonly replication: number;
}

/** Something that theory knows exactly, with the simulation that is held against it. */
export interface TheoryModel {
  readonly name: string;
  readonly title: string;
  /** What runs: of the engine or of the model, and under which settings theory holds. Sentences. */
  readonly about: string;
  readonly source: string;
  /**
   * What must be given, or has a value of its own where it is not: such a value, or nothing for one that may be left
   * out.
   */
  readonly parameters: {
    readonly [Name in TheoryParameterName]?: 'required' | { readonly defaultValue: TheoryValue } | 'optional';
  };
  /** What is verified where nothing is given; the first stands for the model. */
  readonly examples: readonly TheoryValues[];
  /** Values with what follows from them filled in, or a sentence that says why they cannot be verified. */
  readonly validate: (values: TheoryValues) => TheoryValues | string;
  /** Share of time that servers would be busy if they served everybody; absent where there is no such thing. */
  readonly load?: (values: TheoryValues) => number;
  readonly measures: (values: TheoryValues) => readonly TheoryMeasure[];
  /**
   * How large one replication is: what its size counts, the least that makes sense, and the work of a replication (one
   * customer of a queue is 1).
   */
  readonly size: {
    readonly of: string;
    readonly least: (values: TheoryValues) => number;
    readonly work: (values: TheoryValues, size: number) => number;
  };
  /** One replication of a size: a value for each measure, in their order. */
  readonly replicate: (values: TheoryValues, size: number, replicationSeed: ReplicationSeed) => readonly number[];
}

/** The number that a parameter has; 0 would hide a slip, so one that is missing is an error. */
export function numberOf(values: TheoryValues, name: TheoryParameterName): number {
  const value = values[name];
  if (typeof value !== 'number') throw new RangeError(`There is no number ${name}.`);
  return value;
}

/** The numbers of a parameter that is a list. */
export function numbersOf(values: TheoryValues, name: TheoryParameterName): readonly number[] {
  const value = values[name];
  if (typeof value !== 'object') throw new RangeError(`There are no numbers ${name}.`);
  return value;
}
