import { csvText } from '../csv/cells.ts';
import { measureText } from '../measure.ts';
import { coverageOf, densityOf, isInBox, supportOf } from './box.ts';
import type { BoxCounts } from './box.ts';
import type { DiscoverResult } from './discover.ts';
import { resamples } from './discover.ts';

/** `points.csv`: every point that was judged, with its settings, its means, whether it fails, its half and the box. */
export function judgedPointsCsv({ sweep, criteria, points, box }: DiscoverResult): string {
  const measures = criteria.map(({ measure }) => measureText(measure));
  return csvText(
    [
      'point',
      ...sweep.study.factors.map(({ factor }) => factor.setting),
      ...measures.flatMap((measure) => [measure, `${measure} lo95`, `${measure} hi95`]),
      'fails',
      'near_limit',
      'half',
      'in_box',
    ],
    points.map((each) => [
      each.point,
      ...each.levels,
      ...each.means.flatMap(({ mean, lo95, hi95 }) => [mean, lo95, hi95]),
      Number(each.fails),
      Number(each.isUncertain),
      each.half,
      box && Number(isInBox(each.levels, box.limits)),
    ]),
  );
}

/** `box.csv`: a limit of the box a row. */
export const boxCsv = ({ sweep, box }: DiscoverResult): string =>
  csvText(
    ['setting', 'unit', 'end', 'level', 'quasi_p', 'resamples_with_it', 'resamples'],
    (box?.limits ?? []).map(({ setting, end, level, quasiPValue, reproduced }) => {
      const { factor } = sweep.study.factors[setting];
      return [factor.setting, factor.unit, `at ${end}`, level, quasiPValue, reproduced, resamples];
    }),
  );

/** `trajectory.csv`: every box of the peeling trajectory, with what each half says of it. */
export const trajectoryCsv = ({ trajectory }: DiscoverResult): string =>
  csvText(
    [
      'step',
      'limits',
      ...['found', 'judged'].flatMap((half) =>
        ['coverage', 'density', 'support', 'points', 'failing'].map((column) => `${half}_${column}`),
      ),
    ],
    trajectory.map(({ box, counts, judged }, step) => [step, box.length, ...cells(counts), ...cells(judged)]),
  );

const cells = (counts: BoxCounts): (number | undefined)[] => [
  coverageOf(counts),
  counts.pointsInBox === 0 ? undefined : densityOf(counts),
  supportOf(counts),
  counts.pointsInBox,
  counts.failingInBox,
];
