import type { Problem } from '../problems/problem.ts';
import { runDefaults, runLimits } from '../reading/run.ts';
import type { RunSection } from '../reading/run.ts';
import type { ScenarioFile } from '../reading/scenario-file.ts';
import { describeLimits, isWithinLimits } from '../yaml/scalars.ts';

/** What is asked for in place of what the files say of the run. */
export type RunOverrides = { readonly [Key in 'years' | 'seed' | 'replications']?: number };

/**
 * The run that holds: what is asked for, else what the last file says of each part. Parts without a good value are
 * absent.
 */
export interface ResolvedRun {
  readonly start?: string;
  /** The file that sets it, and where as file and line. */
  readonly startSetBy?: ScenarioFile;
  readonly startSetAt?: string;
  readonly years?: number;
  readonly replications: number;
  readonly seed: number;
  readonly steadyState: boolean;
  readonly problems: readonly Problem[];
}

/** Composes the run of the files, the baseline first, with what is asked for in place of it. */
export function resolveRun(files: readonly ScenarioFile[], overrides: RunOverrides): ResolvedRun {
  const setter = (key: keyof RunSection): ScenarioFile | undefined =>
    files.findLast((file) => file.run[key] !== undefined);
  const years = overrides.years ?? setter('years')?.run.years!.value;
  const file = setter('start');
  const start = file?.run.start;
  return {
    ...(file &&
      start && {
        start: start.value,
        startSetBy: file,
        startSetAt: `${file.reader.file.path}:${file.reader.file.lineOf(start.span)}`,
      }),
    ...(years !== undefined && { years }),
    replications: overrides.replications ?? setter('replications')?.run.replications!.value ?? runDefaults.replications,
    seed: overrides.seed ?? setter('seed')?.run.seed!.value ?? runDefaults.seed,
    steadyState: setter('steady_state')?.run.steady_state!.value ?? false,
    problems: (['years', 'replications', 'seed'] as const).flatMap((key) => {
      const value = overrides[key];
      const at = setter(key) ?? files.at(-1);
      if (value === undefined || at === undefined || isWithinLimits(value, runLimits[key])) return [];
      const words = {
        message: `The value given for ${key} in place of the file's is not allowed.`,
        found: String(value),
        allowed: describeLimits(runLimits[key]),
      };
      return at.reader.file.problem(at.run[key]?.span ?? [0, 0], `run.${key}`, words);
    }),
  };
}
