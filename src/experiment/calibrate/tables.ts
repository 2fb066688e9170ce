import { csvText } from '../csv/cells.ts';
import type { CalibrationResult } from './calibrate.ts';
import { figureInWords, offScale } from './implausibility.ts';

/** Digits that count: more would be no finer than chance. */
const shortNumber = (value: number): number | undefined =>
  Number.isNaN(value) ? undefined : Number(value.toPrecision(5));

/**
 * `result.csv`: one row for each point at which a model was run, with the levels of the parameters, every figure and
 * how implausible it is.
 */
export function calibrationCsv({
  calibration: { parameters, figures },
  waves,
  before,
  after,
}: CalibrationResult): string {
  const columns = [
    'wave',
    'point',
    ...parameters.map(({ name }) => name),
    ...figures.map(figureInWords),
    'largest implausibility',
    'second largest',
    'sum of squares',
  ];
  const runs = [
    ...waves.map(({ name, runs: of }) => ({ name, of })),
    { name: 'before', of: [before] },
    { name: 'after', of: [after] },
  ];
  const rows = runs.flatMap(({ name, of }) =>
    of.map(({ point, values, implausibility }, at) => [
      name,
      at + 1,
      ...[
        ...point,
        ...figures.map(({ logarithmOf }, figure) => offScale(logarithmOf, values[figure])),
        implausibility.largest,
        implausibility.secondLargest,
        implausibility.sumOfSquares,
      ].map(shortNumber),
    ]),
  );
  return csvText(columns, rows);
}
