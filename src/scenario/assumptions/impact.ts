import type { ParameterValue } from '../../model/index.ts';
import type { FileChain } from '../composition/file-chain.ts';
import { findEvidence } from '../composition/evidence-file.ts';
import type { Problem } from '../problems/problem.ts';
import type { Impact, ImpactBand, SettingLevel, PlausibleRange } from '../scenario.ts';
import { SourceFile } from '../yaml/source-file.ts';

/** What hangs on each setting, by its name, as the list of impacts has it. */
export type ImpactList = ReadonlyMap<string, SettingImpact>;

/** The largest impact of each level that was simulated in place of the value. */
export type SettingImpact = ReadonlyMap<SettingLevel, Impact>;

/**
 * From which change on, in per cent of a headline measure, the impact of an assumption counts as medium and as high.
 *
 * Of workload and of officers in post 3% is below what published words on the same fact differ by (111.7 and 120% of
 * capacity in 2023; 4,418 and 4,627 officers in June 2023), and 10% is more. The others are what goes wrong at the far
 * end of that: when the service as a whole has a tenth more work, or officers for a tenth less, they change by several
 * times as much. Theirs are three times as wide.
 */
export const impactBands: Readonly<Record<string, { readonly medium: number; readonly high: number }>> = {
  'unallocated.all@mean': { medium: 10, high: 30 },
  'capacity.mean.all@mean': { medium: 3, high: 10 },
  'capacity.shareOver110@mean': { medium: 10, high: 30 },
  'reviews.missedShare@mean': { medium: 10, high: 30 },
  'staff.inPost.PO@end': { medium: 3, high: 10 },
  'hiddenRisk.persons@mean': { medium: 10, high: 30 },
};

/** How much it matters that a headline measure changes by so many per cent, up or down. */
export function impactBandOf(measure: string, change: number): ImpactBand {
  const { medium, high } = impactBands[measure];
  return Math.abs(change) >= high ? 'high' : Math.abs(change) >= medium ? 'medium' : 'low';
}

const impactColumns = [
  'setting',
  'tried',
  'start',
  'measure',
  'base',
  'change',
  'lo95',
  'hi95',
  'replications',
] as const;

/**
 * Reads the list of impacts, `evidence/impact.csv` beside the baseline or in the folder above it: a line for each
 * setting, level that was simulated and measure, with the first day of the baseline that was simulated, the change in
 * per cent of the measure and its 95% interval. `npm run impact` writes it. No file is an empty list.
 */
export function readImpacts(
  { files, isComplete }: FileChain,
  textOf: (path: string) => string | undefined,
): { readonly impacts: ImpactList; readonly problems: readonly Problem[] } {
  const found = isComplete ? findEvidence(files[0].reader.file.path, 'impact.csv', textOf) : undefined;
  const impacts = new Map<string, Map<SettingLevel, Impact>>();
  if (found === undefined) return { impacts, problems: [] };
  const file = new SourceFile(found.path, found.text);
  const lines = [...file.text.matchAll(/^.+$/gm)].map((match) => ({ at: match.index, line: match[0].trimEnd() }));
  const problems = lines.flatMap(({ at, line }, index): Problem[] => {
    const cells = line.split(',');
    if (index === 0 ? line === impactColumns.join(',') : addLine(cells, impacts)) return [];
    return [
      file.problem([at, at + line.length], '', {
        message: 'This is not a line of the list of impacts.',
        allowed: impactColumns.join(','),
        suggestion: 'Write the list again: npm run impact.',
      }),
    ];
  });
  return { impacts, problems: problems.slice(0, 1) }; // where one is wrong, all may be
}

/** Adds a line to what is known of its setting; false where it is none. */
function addLine(
  [setting = '', tried = '', start = '', measure = '', ...rest]: readonly string[],
  impacts: Map<string, Map<SettingLevel, Impact>>,
): boolean {
  const [base, change, lo95, hi95, replications] = rest.map((cell) => (cell === '' ? NaN : Number(cell)));
  const bands = impactBands[measure];
  if (rest.length !== 5 || bands === undefined || [base, change, replications].some(Number.isNaN)) return false;
  if (!/^\d{4}-\d\d-\d\d$/.test(start)) return false;
  const level = parseLevel(tried);
  const levels = impacts.get(setting) ?? new Map<SettingLevel, Impact>();
  impacts.set(setting, levels);
  const impact: Impact = {
    band: impactBandOf(measure, change),
    size: Math.abs(change) / bands.high,
    change,
    ...(!Number.isNaN(lo95) && { lo95, hi95 }),
    measure,
    level,
  };
  const before = levels.get(level);
  levels.set(level, before === undefined ? impact : larger(before, impact));
  return true;
}

const larger = (a: Impact, b: Impact): Impact => (b.size > a.size ? b : a);

const parseLevel = (cell: string): SettingLevel =>
  cell === 'on' || cell === 'off' ? cell === 'on' : Number.isNaN(Number(cell)) ? cell : Number(cell);

/**
 * The impact of a value: the larger that the list has of the ends of the range that is plausible for it, if both were
 * simulated; none, where no other value is plausible; absent where it is not known.
 *
 * A switch or a choice has no range. The impact of a setting is the largest of all levels that were simulated.
 */
export function impactOf(
  value: ParameterValue,
  plausible: PlausibleRange | undefined,
  listed: SettingImpact | undefined,
): Impact | undefined {
  const largestOf = (levels: readonly SettingLevel[]): Impact | undefined => {
    const known = levels.flatMap((level) => listed?.get(level) ?? []);
    return known.length > 0 && known.length === levels.length ? known.reduce(larger) : undefined;
  };
  if (typeof value === 'boolean' || typeof value === 'string') return largestOf([...(listed?.keys() ?? [])]);
  if (plausible === undefined) return undefined;
  const middle = typeof value === 'number' ? value : 1;
  const ends = plausible.filter((end) => end !== middle);
  if (ends.length === 0) return { band: 'low', size: 0, change: 0 };
  return largestOf(ends);
}
