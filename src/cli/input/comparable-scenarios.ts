import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Scenario } from '../../scenario/index.ts';
import { UsageError } from '../errors.ts';
import { fileName } from '../results/result-path.ts';

/** A file that is given twice is a mistake: a scenario does not differ from itself. */
export function assertDistinctFiles(files: readonly string[], folder: string): void {
  const fileByPath = new Map<string, string>();
  for (const file of files) {
    const path = realPathIfPresent(resolve(folder, file));
    const earlierFile = fileByPath.get(path);
    if (earlierFile !== undefined)
      throw new UsageError(
        earlierFile === file
          ? `${file} is given twice. Name each scenario once.`
          : `${earlierFile} and ${file} are the same file. Name each scenario once.`,
      );
    fileByPath.set(path, file);
  }
}

function realPathIfPresent(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // a missing file is reported when it is read
  }
}

/** What scenarios must have in common to run on common random numbers, day by day. */
export const sharedRunSettings = ['start', 'years', 'seed'] as const;

/**
 * Replications are compared one by one, month by month, so the scenarios must run alike; and each needs a name of its
 * own. `heading` says what else cannot be done.
 */
export function assertComparableScenarios(
  heading: string,
  files: readonly string[],
  scenarios: readonly Scenario[],
  keys: readonly (keyof typeof remedies)[],
): void {
  const [first, ...others] = scenarios;
  const problems = others.flatMap((scenario, index) => {
    const differing = keys.filter((key) => scenario[key] !== first[key]);
    return differing.map(
      (key) => `${files[index + 1]} has ${key} ${scenario[key]} and ${files[0]} has ${first[key]}. ${remedies[key]}`,
    );
  });
  scenarios.forEach(({ name }, index) => {
    const same = scenarios.findIndex((other) => fileName(other.name) === fileName(name));
    if (same < index)
      problems.push(
        `${files[same]} and ${files[index]} ${nameClash(scenarios[same].name, name)}. Give one of them another name.`,
      );
  });
  if (problems.length > 0) throw new UsageError([heading, ...problems].join('\n  '));
}

const remedies = {
  start: 'Start all on the same day.',
  years: 'Give all the same with --years.',
  replications: 'Give all the same with --replications.',
  seed: 'Give all the same with --seed.',
} as const;

const nameClash = (a: string, b: string): string =>
  a === b ? `are both named "${a}"` : `are named "${a}" and "${b}", which make the same file name`;
