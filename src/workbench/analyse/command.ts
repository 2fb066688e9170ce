import { slug } from '../../scenario/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { Comparison, Plan } from '../state/analysis.ts';
import { plansOf } from '../state/analysis.ts';
import { scenarioText } from '../state/scenario-text.ts';

/** A file that the command needs, to be saved from the page. */
export interface SavedFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The files that make a comparison with the command: a plan that is a file as it is shipped needs none. `read` are the
 * scenarios as their files have them, `simulated` as they were simulated; the baseline first in both.
 */
export function filesOf(
  comparison: Comparison,
  read: readonly Scenario[],
  simulated: readonly Scenario[],
): readonly SavedFile[] {
  return plansOf(comparison).flatMap((plan, index) => {
    if (!needsFile(comparison, plan, index)) return [];
    const { name, thresholds } = simulated[index];
    const judged = index === 0 && comparison.target !== undefined ? thresholds : [];
    return [
      { name: fileOf(name, plan.path), text: scenarioText(read[index], plan.moves, name, pathFor(plan.path), judged) },
    ];
  });
}

/** The command that gives the figures on the screen, from the folder where the files are saved. */
export function commandOf(comparison: Comparison, simulated: readonly Pick<Scenario, 'name'>[]): string {
  const { replications, years, plans } = comparison;
  const files = plansOf(comparison).map((plan, index) =>
    needsFile(comparison, plan, index) ? fileOf(simulated[index].name, plan.path) : pathFor(plan.path),
  );
  return [
    'procap',
    plans.length === 0 ? 'run' : 'compare',
    ...files.map(inShell),
    `--replications ${replications}`,
    ...(years === undefined ? [] : [`--years ${years}`]),
  ].join(' ');
}

/** A baseline that is judged by a target of the page is not the file as it is. */
const needsFile = ({ target }: Comparison, { moves }: Plan, index: number): boolean =>
  moves.length > 0 || (index === 0 && target !== undefined);

/** `more than a plan` as a file, `more-than-a-plan.yaml`; never the file that it extends. */
function fileOf(name: string, parent: string): string {
  const file = `${slug(name) || 'scenario'}.yaml`;
  return file === parent ? `${slug(name)}-as-compared.yaml` : file;
}

/** How a file from anywhere names one that comes with procap: `procap:act/release-at-a-third`. */
const pathFor = (path: string): string =>
  path.includes('/') ? `procap:${path.replace(/^scenarios\//, '').replace(/\.yaml$/, '')}` : path;

const inShell = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
