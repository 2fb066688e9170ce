import { settingsByRegion } from '../settings/setting-path.ts';
import type { Composition, ValueInForce } from './compose.ts';
import { didYouMean } from '../problems/nearest-name.ts';
import type { Problem, ProblemText } from '../problems/problem.ts';
import { spanOfName } from '../yaml/reader.ts';
import type { ScenarioFile } from '../reading/scenario-file.ts';
import type { Definitions } from '../scenario.ts';
import { regionOfArea } from '../../model/index.ts';

/**
 * Names of regions that the service does not have.
 *
 * Numbers whose names are the user's own are numbers by region. The first setting of this kind says at the start which
 * regions there are, all through the run; its changes must name all of them, the other settings may name some.
 */
export function unknownRegions({ atStart, dated }: Composition, definitions: Definitions): Problem[] {
  const [first, ...others] = settingsByRegion(definitions);
  const regions = regionsOf(atStart, first);
  if (first === undefined || regions === undefined) return [];

  const atAnyTime = [...atStart.values(), ...dated].filter(
    ({ setting }) => setting === first || others.includes(setting),
  );
  return atAnyTime.flatMap(({ setting, entry, file }) => {
    const source = file.reader.file;
    const { span, field } = entry.valuePiece;
    const names = Object.keys(entry.value);
    const unknown = names.filter((name) => !regions.includes(name));
    const missing = setting === first ? regions.filter((region) => !names.includes(region)) : [];
    return [
      ...unknown.map((name) =>
        source.problem(spanOfName(entry.valuePiece, name), `${field}.${name}`, unknownRegionText(name, regions, first)),
      ),
      ...(missing.length === 0
        ? []
        : [
            source.problem(span, field, {
              message: `A change of ${first} must name every region; left out: ${missing.join(', ')}.`,
            }),
          ]),
    ];
  });
}

/** Thresholds about a region that the service does not have. */
export function unknownThresholdAreas(
  file: ScenarioFile | undefined,
  { atStart }: Composition,
  definitions: Definitions,
): Problem[] {
  const [first] = settingsByRegion(definitions);
  const regions = regionsOf(atStart, first);
  if (file === undefined || first === undefined || regions === undefined) return [];
  return file.thresholds!.flatMap(({ threshold, piece }) => {
    const region = regionOfArea(threshold.scope);
    return region === undefined || regions.includes(region)
      ? []
      : file.reader.file.problem(piece.span, piece.field, unknownRegionText(region, regions, first));
  });
}

function regionsOf(atStart: ReadonlyMap<string, ValueInForce>, first: string | undefined): string[] | undefined {
  const held = first === undefined ? undefined : atStart.get(first);
  return held && Object.keys(held.entry.value);
}

function unknownRegionText(name: string, regions: readonly string[], first: string): ProblemText {
  const message = `There is no region "${name}"; ${first} says which there are.`;
  return { message, ...(regions.length <= 12 && { allowed: regions.join(', ') }), ...didYouMean(name, regions) };
}
