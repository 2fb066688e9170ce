import type { ServiceInput } from '../../model/index.ts';
import type { Calibration, CalibrationBudget } from '../../scenario/index.ts';
import type { TaskRunner } from '../run.ts';

/** A calibration with all that it needs to be run. */
export interface CalibrationRequest extends TaskRunner {
  readonly calibration: Calibration;
  readonly budget: CalibrationBudget;
  /** The scenario of the calibration, as the model takes it; it is run for the calibration's years. */
  readonly scenario: ServiceInput;
  readonly say?: (doing: string) => void;
}
