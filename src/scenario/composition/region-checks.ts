import { definitionOf, settingsOf } from '../settings/setting-path.ts';
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

/**
 * The composition without what files say of regions that a file above them does away with: who names regions of their
 * own need not say again what each setting by region is. A setting in which no region is left takes its neutral value
 * for all. Also gives a note for each setting that lost a region.
 */
export function withoutFormerRegions(
  composition: Composition,
  files: readonly ScenarioFile[],
  definitions: Definitions,
): { readonly composition: Composition; readonly notes: readonly Problem[] } {
  const [first, ...others] = settingsByRegion(definitions);
  const held = first === undefined ? undefined : composition.atStart.get(first);
  if (held?.change === undefined) return { composition, notes: [] };
  const regions = Object.keys(held.entry.value);
  const depth = files.indexOf(held.file);
  const lost: string[] = [];
  const prune = (inForce: ValueInForce): ValueInForce => {
    const { setting, entry, file } = inForce;
    const definition = definitionOf(setting, definitions);
    if (!others.includes(setting) || files.indexOf(file) >= depth || definition?.kind !== 'numbers') return inForce;
    const { unnamed } = definition;
    const numbers = Object.entries(entry.value);
    const kept = numbers.filter(([name]) => regions.includes(name));
    if (unnamed === undefined || kept.length === numbers.length) return inForce;
    lost.push(setting);
    const value = Object.fromEntries(kept.length > 0 ? kept : regions.map((region) => [region, unnamed]));
    return { ...inForce, entry: { ...entry, value } };
  };
  const atStart = new Map([...composition.atStart].map(([setting, inForce]) => [setting, prune(inForce)]));
  const dated = composition.dated.map(prune);
  const { span, field } = held.entry.valuePiece;
  const notes =
    lost.length === 0
      ? []
      : [
          held.file.reader.file.problem(span, field, {
            message: `The regions are now those named here. What is said of others no longer holds, in ${[...new Set(lost)].join(', ')}.`,
          }),
        ];
  return { composition: { atStart, dated }, notes };
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

function settingsByRegion(definitions: Definitions): string[] {
  return settingsOf(definitions).filter((setting) => {
    const definition = definitionOf(setting, definitions)!;
    return definition.kind === 'numbers' && definition.names === undefined;
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
