import { metrics } from '../../model/index.ts';
import { compose } from '../composition/compose.ts';
import type { FileChain } from '../composition/file-chain.ts';
import { withoutFormerRegions } from '../composition/region-checks.ts';
import { resolveRun } from '../composition/resolve-run.ts';
import type { Problem } from '../problems/problem.ts';
import type { ScenarioFile } from '../reading/scenario-file.ts';
import type { LocatedThreshold } from '../reading/thresholds.ts';
import type { Definitions } from '../scenario.ts';
import type { AreaAccount } from './area-account.ts';
import type { Area } from './area.ts';
import { firstOfMonth } from './first-of-month.ts';
import type { OwnFigures } from './read-own-figures.ts';
import { outsideOfRun } from './series.ts';
import type { AreaSeries } from './area-series.ts';
import { settleOwnFigures } from './settle.ts';

/**
 * The files of a chain with own figures turned into changes, the baseline first, and the account of the last of them. A
 * file with own figures is there twice: its figures lie below what else it changes, as those of a file that it extends.
 */
export interface SettledChain {
  readonly files: readonly ScenarioFile[];
  readonly account?: AreaAccount;
  /** What the area counted since; absent where it gives nothing of the kind. */
  readonly series?: AreaSeries;
  readonly problems: readonly Problem[];
}

/** Only of a chain that is complete and good so far: what own figures leave empty is taken from the files below. */
export function settleChain({ files }: FileChain, definitions: Definitions): SettledChain {
  const settled: ScenarioFile[] = [];
  let account: AreaAccount | undefined;
  let series: AreaSeries | undefined;
  for (const [index, file] of files.entries()) {
    const { ownFigures } = file;
    if (ownFigures === undefined) {
      settled.push(file);
      continue;
    }
    const { start } = resolveRun(settled, {});
    const startOfRun = startOf(file, ownFigures, start!);
    const below = compose(withoutFormerRegions(settled, definitions, startOfRun).files, definitions, startOfRun);
    if (below.problems.length > 0) return { files, problems: [] }; // found again, in the chain as it is
    const result = settleOwnFigures(file, ownFigures, below, { below: start!, here: startOfRun }, definitions);
    if (result.area === undefined) return { files, problems: result.problems };
    const outside = outsideOfRun(ownFigures.series, startOfRun, file.reader.file);
    if (outside.length > 0) return { files, problems: outside };
    account = result.account && { file: file.reader.file.path, ...result.account };
    series = seriesOf(ownFigures, result.area, files.slice(index));
    settled.push(result.figures, { ...file, run: result.figures.run, ...thresholdsOf(file, settled, result.area) });
  }
  return { files: settled, ...(account && { account }), ...(series && { series }), problems: [] };
}

/** `above` are the file with the figures and those that extend it. */
function seriesOf(own: OwnFigures, { name }: Area, above: readonly ScenarioFile[]): AreaSeries | undefined {
  if (own.series.length === 0) return undefined;
  return {
    area: name,
    figures: own.series
      .map(({ column, day, value, sources }) => ({
        column,
        day,
        value,
        sources: sources.map(({ id, words }) => words ?? id),
      }))
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    given: [...own.figures.keys()],
    changed: [...new Set(above.flatMap(({ changes }) => changes.map(({ setting }) => setting)))],
  };
}

/** The day on which a file with own figures starts: what it says of its run, else the day of its figures. */
const startOf = ({ run }: ScenarioFile, { date }: OwnFigures, below: string): string =>
  run.start?.value ?? (date === undefined ? below : firstOfMonth(date.value));

/** Units of metrics that count; a share, a time or a mean is the same for a part of the service. */
const countUnits: readonly string[] = [
  'cases',
  'people',
  'FTE',
  'reviews',
  'tasks',
  'points',
  'offences',
  'person-days',
  '£',
];

/** The levels of the whole service, where a metric counts something, as the area has a share of them. */
function thresholdsOf(
  { thresholds }: ScenarioFile,
  below: readonly ScenarioFile[],
  area: Area,
): { thresholds?: readonly LocatedThreshold[] } {
  const inherited = below.findLast((each) => each.thresholds !== undefined)?.thresholds;
  if (thresholds !== undefined || inherited === undefined) return {};
  const scaled = inherited.flatMap((each): LocatedThreshold[] => {
    const { metric, atMost, atLeast, scope } = each.threshold;
    if (scope !== 'service') return [];
    if (!countUnits.includes(metrics.find(({ name }) => name === metric)!.unit)) return [each];
    const share = metric.startsWith('staff.') ? area.staff : area.cases;
    const level = (value: number): number => Number((value * share).toPrecision(2));
    return [
      {
        ...each,
        threshold: {
          metric,
          ...(atMost !== undefined && { atMost: level(atMost) }),
          ...(atLeast !== undefined && { atLeast: level(atLeast) }),
          scope,
        },
      },
    ];
  });
  return { thresholds: scaled };
}
