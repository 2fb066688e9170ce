import type { Argv } from 'yargs';
import { UsageError } from '../errors.ts';

/** An option that is a share between nothing and all, both exclusive: `90%` or `0.9`. */
export const shareOption = (name: string, defaultShare: number, describe: string) => ({
  group: 'Options:',
  requiresArg: true,
  default: defaultShare,
  defaultDescription: `${100 * defaultShare}%`,
  describe,
  coerce: (given: unknown): number => {
    if (typeof given === 'number') return given;
    const written = String(singleValue(name, given)).trim();
    const [, digits, sign] = /^(\d+\.?\d*|\.\d+)(%?)$/.exec(written) ?? [];
    const value = Number(digits) / (sign === '%' ? 100 : 1);
    if (value > 0 && value < 1) return value;
    throw new UsageError(
      `--${name} must be a share between 0 and 1, or a percentage between 0% and 100%, both exclusive; found "${written}".`,
    );
  },
});

/** An option that is a whole number between two limits, both inclusive. */
export const wholeNumberOption = (
  name: string,
  { least, most }: { readonly least: number; readonly most: number },
  describe: string,
) => ({
  group: 'Options:',
  requiresArg: true,
  describe,
  coerce: (given: unknown): number => {
    const written = String(singleValue(name, given)).trim();
    const value = /^\d+$/.test(written) ? Number(written) : NaN;
    if (value >= least && value <= most) return value;
    throw new UsageError(
      `--${name} must be a whole number from ${least.toLocaleString('en-GB')} to ${most.toLocaleString('en-GB')}; found "${written}".`,
    );
  },
});

/** An option that may be given several times, as a list. */
export const listOption = (describe: string) => ({
  group: 'Options:',
  requiresArg: true,
  describe,
  coerce: (given: unknown): readonly string[] => [given].flat().map(String),
});

/** An option that may be given once, as text. */
export const textOption = (name: string, describe: string) => ({
  group: 'Options:',
  requiresArg: true,
  describe,
  coerce: (given: unknown): string => String(singleValue(name, given)).trim(),
});

/** Takes away two options that have no meaning where a command decides itself how often it runs each scenario. */
export const hideReplications = <T>(command: Argv<T>, name: string): Argv<T> =>
  command
    .option('replications', {
      hidden: true,
      coerce: () =>
        refuse(
          `procap ${name} runs as many replications as it needs; --replications has no meaning here. Limit them with --budget.`,
        ),
    })
    .option('check-balance', {
      hidden: true,
      coerce: (given: unknown) =>
        given === undefined
          ? undefined
          : refuse(`procap ${name} does not check balances. Use procap run --check-balance.`),
    });

function refuse(because: string): never {
  throw new UsageError(because);
}

function singleValue(name: string, given: unknown): unknown {
  if (Array.isArray(given))
    throw new UsageError(`--${name} may be given once; found ${given.map((each) => `"${each}"`).join(' and ')}.`);
  return given;
}
