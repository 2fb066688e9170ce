import { regionOfArea } from '../../model/index.ts';
import { didYouMean } from '../problems/nearest-name.ts';
import type { Problem, ProblemText } from '../problems/problem.ts';
import type { Change } from '../reading/changes.ts';
import type { ScenarioFile } from '../reading/scenario-file.ts';
import type { Definitions } from '../scenario.ts';
import type { Way } from '../settings/change-entry.ts';
import type { Entry } from '../settings/entry.ts';
import { definitionOf, settingsByRegion } from '../settings/setting-path.ts';
import { spanOfName } from '../yaml/reader.ts';
import type { Composition, ValueInForce } from './compose.ts';
import { isOpaque, layersOf } from './layers.ts';
import type { Layer } from './layers.ts';

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

/**
 * The files without what they say of regions that a file above them does away with before the start: who names regions
 * of their own need not say again what each setting by region is. A value in which no region is left is neutral for
 * all. Also gives a note where a setting in force lost a region.
 */
export function withoutFormerRegions(
  files: readonly ScenarioFile[],
  definitions: Definitions,
  start = '',
): { readonly files: readonly ScenarioFile[]; readonly notes: readonly Problem[] } {
  const [first, ...others] = settingsByRegion(definitions);
  const naming = first === undefined ? undefined : valueAtStart(layersOf(files).get(first), start);
  if (naming?.change === undefined) return { files, notes: [] };
  const regions = Object.keys(naming.entry.value);
  const depth = files.indexOf(naming.file);
  const lost = new Set<string>();
  const pruned = files.map((file, index) =>
    index < depth ? withRegions(file, regions, others, definitions, (setting) => lost.add(setting)) : file,
  );
  const layers = layersOf(pruned);
  const inForce = [...lost].filter((setting) => {
    const held = valueAtStart(layers.get(setting), start);
    return held !== undefined && pruned.indexOf(held.file) < depth;
  });
  if (inForce.length === 0) return { files: pruned, notes: [] };
  const { span, field } = naming.entry.valuePiece;
  const note = naming.file.reader.file.problem(span, field, {
    message: `The regions are now those named here. What is said of others no longer holds, in ${inForce.join(', ')}.`,
  });
  return { files: pruned, notes: [note] };
}

/** The layer that gives the value of the start, on which those above it act. */
const valueAtStart = (layers: readonly Layer[] = [], start: string): Layer | undefined =>
  layers.findLast(
    (layer) => (layer.from === '' || layer.from < start) && layer.until > start && isOpaque(layer, start),
  );

/** A file with only these regions in its settings by region. */
function withRegions(
  file: ScenarioFile,
  regions: readonly string[],
  settings: readonly string[],
  definitions: Definitions,
  lose: (setting: string) => void,
): ScenarioFile {
  /** The entry with what is left of it; undefined where nothing is. */
  const prune = <Pruned extends Entry>(setting: string, entry: Pruned, way: Way): Pruned | undefined => {
    const definition = definitionOf(setting, definitions);
    if (!settings.includes(setting) || definition?.kind !== 'numbers' || typeof entry.value !== 'object') return entry;
    const { unnamed } = definition;
    const numbers = Object.entries(entry.value);
    const kept = numbers.filter(([name]) => regions.includes(name));
    if (unnamed === undefined || kept.length === numbers.length) return entry;
    lose(setting);
    if (kept.length === 0 && way !== 'value') return undefined;
    const left = kept.length > 0 ? kept : regions.map((region) => [region, unnamed] as const);
    return { ...entry, value: Object.fromEntries(left) };
  };
  return {
    ...file,
    parameters: new Map([...file.parameters].map(([setting, entry]) => [setting, prune(setting, entry, 'value')!])),
    changes: file.changes.flatMap((change): Change[] => {
      const { setting, regions: some } = change;
      const names = some?.names.filter((name) => !settings.includes(setting) || regions.includes(name));
      const to = prune(setting, change.to, change.to.way);
      if (to === undefined || names?.length === 0) return [];
      return [{ ...change, to, ...(some && names && { regions: { ...some, names } }) }];
    }),
  };
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
