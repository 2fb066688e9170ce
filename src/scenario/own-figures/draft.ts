import type { ParameterValue } from '../../model/index.ts';
import type { OwnFigure } from './read-own-figures.ts';

/** A setting that own figures give a value to, with the figures that it comes from. */
export interface Draft {
  readonly setting: string;
  readonly value: ParameterValue;
  readonly figures: readonly OwnFigure[];
  /** It is worked out from figures, and is not one of them. */
  readonly isWorkedOut?: true;
  /**
   * Later changes of the national figure hold here in proportion: of what comes from outside. What the area decides, as
   * its posts, stays as it is given.
   */
  readonly follows?: true;
  /** How it comes about. */
  readonly note: string;
}

/** A value that is worked out, to as many digits as anybody reads. */
export const rounded = (value: number): number => Number(value.toPrecision(6));
