import type { Argv } from 'yargs';
import { UsageError } from '../errors.ts';
import { grouped } from '../words.ts';

/** The heading under which `--help` lists the options of a command. */
const group = 'Options:';

/** A number of the command line between two limits, both inclusive. */
export interface NumberLimits {
  readonly least: number;
  /** Default: none. */
  readonly most?: number;
}

/** An option that is on where it is given. */
export const switchOption = (describe: string) => ({ group, boolean: true as const, describe });

/** An option that may be given once, as text. */
export const textOption = (name: string, describe: string) => ({
  group,
  requiresArg: true,
  describe,
  coerce: (given: unknown): string => String(singleValue(name, given)).trim(),
});

/** An option that may be given several times, as a list. */
export const listOption = (describe: string) => ({
  group,
  requiresArg: true,
  describe,
  coerce: (given: unknown): readonly string[] => [given].flat().map(String),
});

/** An option that is a whole number between two limits, both inclusive. */
export const wholeNumberOption = (name: string, limits: NumberLimits, describe: string) => ({
  group,
  requiresArg: true,
  describe,
  coerce: (given: unknown): number => readWholeNumber(name, limits, given),
});

/** An option that is a share between nothing and all, both exclusive: `90%` or `0.9`. */
export const shareOption = (name: string, defaultShare: number, describe: string) => ({
  ...optionalShareOption(name, describe),
  default: defaultShare,
  defaultDescription: `${100 * defaultShare}%`,
});

/** The same without a value of its own. */
export const optionalShareOption = (name: string, describe: string) => ({
  group,
  requiresArg: true,
  describe,
  coerce: (given: unknown): number => {
    if (typeof given === 'number') return given;
    const written = String(singleValue(name, given)).trim();
    const [, digits, sign] = /^(\d+\.?\d*|\.\d+)(%?)$/.exec(written) ?? [];
    const value = Number(sign === '%' ? `${digits}e-2` : digits);
    if (value > 0 && value < 1) return value;
    throw new UsageError(
      `--${name} must be a share between 0 and 1, or a percentage between 0% and 100%, both exclusive; ` +
        `found "${written}".`,
    );
  },
});

/** The value of an option that may be given once: which of two was meant cannot be known. */
export function singleValue<T>(name: string, given: T | readonly T[]): T {
  if (Array.isArray(given))
    throw new UsageError(`--${name} may be given once; found ${given.map((each) => `"${each}"`).join(' and ')}.`);
  return given as T;
}

function readWholeNumber(name: string, { least, most }: NumberLimits, given: unknown): number {
  const written = String(singleValue(name, given)).trim();
  const value = /^\d{1,15}$/.test(written) ? Number(written) : NaN;
  if (value >= least && value <= (most ?? Infinity)) return value;
  const range = most === undefined ? `${grouped(least)} upwards` : `${grouped(least)} to ${grouped(most)}`;
  throw new UsageError(`--${name} must be a whole number from ${range}; found "${written}".`);
}

/** Removes two options that have no meaning where a command itself decides how often it runs each scenario. */
export const hideReplications = <T>(command: Argv<T>, name: string): Argv<T> =>
  hideBalanceCheck(command, name).option('replications', {
    hidden: true,
    coerce: () =>
      refuse(
        `procap ${name} runs as many replications as it needs. In place of --replications, limit them with --budget.`,
      ),
  });

/** Removes the check of balances, where a command makes none. */
export const hideBalanceCheck = <T>(command: Argv<T>, name: string): Argv<T> =>
  command.option('check-balance', {
    hidden: true,
    coerce: (given: unknown) =>
      given === undefined
        ? undefined
        : refuse(`procap ${name} does not check balances. Use procap run --check-balance.`),
  });

/** Throws a UsageError that says why. */
export function refuse(because: string): never {
  throw new UsageError(because);
}
