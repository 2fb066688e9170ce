import { nearestName, withoutControlCharacters } from '../../scenario/index.ts';
import { UsageError } from '../errors.ts';
import { didYouMean } from '../words.ts';

/** A file name that begins with a hyphen, after `--`, as a path that cannot be taken for an option. */
export function protectFileNames(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  return end < 0
    ? args
    : [...args.slice(0, end), ...args.slice(end + 1).map((name) => (name.startsWith('-') ? `./${name}` : name))];
}

/** Throws a UsageError for what would otherwise be silently misread. */
export function assertWellFormedArguments(args: readonly string[]): void {
  for (const arg of args) {
    const odd = withoutControlCharacters(arg);
    if (odd !== arg) throw new UsageError(`An argument has a character that cannot be shown: "${odd}".`);
    if (arg === '-')
      throw new UsageError('Standard input (-) is not read: save the text to a file, and give the name of the file.');
  }
  for (const arg of givenOptions(args)) {
    const [, name, value] = /^--([A-Za-z][\w-]*)=(.*)$/s.exec(arg) ?? [];
    if (switches.has(name) && value !== 'true' && value !== 'false')
      throw new UsageError(`--${name} takes no value; found "${value}".`);
    if (arg.startsWith('--no-') && !negatableSwitches.has(arg.slice('--no-'.length)))
      throw new UsageError(`There is no option ${arg}. ${seeHelp('')}`);
  }
}

const switches = new Set<string | undefined>([
  'json',
  'csv',
  'quiet',
  'color',
  'help',
  'version',
  'list',
  'accept',
  'check-balance',
  'missed-review',
  'without-loops',
  'tipping-point',
]);

/** Switches that are on unless turned off with `--no-`. */
const negatableSwitches = new Set(['color', 'tipping-point']);

/**
 * What an error of the parser means, in plain words, with what was probably meant. `help` gives the help text of a
 * command.
 */
export async function usageError(
  parserMessage: string,
  args: readonly string[],
  help: (command: string) => Promise<string>,
): Promise<UsageError> {
  const command = args.find((arg) => !arg.startsWith('-')) ?? '';
  const general = await help('');
  const known = commandsIn(general);
  const [option] = givenOptions(args).filter((arg) => !optionsIn(general).includes(arg.replace(/^--(no-)?/, '')));
  if (command === '' && option !== undefined)
    return new UsageError(`There is no option ${option} without a command. ${seeHelp('')}`);
  if (command === '')
    return new UsageError(`Name a command: ${known.map((each) => `procap ${each}`).join(', ')}. ${seeHelp('')}`);
  if (!known.includes(command))
    return new UsageError(
      `There is no command "${command}".${didYouMean(nearestName(command, known), 'procap ', '')} ${seeHelp('')}`,
    );
  return new UsageError(
    `${await rephrase(parserMessage, args, command, optionsIn(await help(command)))} ${seeHelp(command)}`,
  );
}

async function rephrase(
  parserMessage: string,
  args: readonly string[],
  command: string,
  known: readonly string[],
): Promise<string> {
  const unknown = /^Unknown arguments?: (.*)$/.exec(parserMessage)?.[1]?.split(', ')[0];
  if (unknown !== undefined) {
    const option = givenOptions(args).find((arg) => arg.replace(/^--?(no-)?/, '').split('=')[0] === unknown);
    if (option === undefined)
      return (
        `procap ${command} does not take ` +
        `"${unknown}".${command === 'run' ? ' To simulate several scenarios, use procap compare.' : ''}`
      );
    const [name] = option.split('=');
    const near = nearestName(unknown, known);
    const advice = near === undefined ? await adviceFor(unknown) : didYouMean(near, '--', '');
    return `procap ${command} has no option ${name}.${advice}`;
  }
  const missing = /^Not enough arguments following: (.*)$/.exec(parserMessage)?.[1];
  if (missing !== undefined) return `--${missing} needs a value.`;
  if (parserMessage.startsWith('Not enough non-option arguments'))
    return missingFiles[command] ?? 'Name a scenario file.';
  const [, choice, given, choices] = /Argument: (\S+), Given: (.*), Choices: (.*)/.exec(parserMessage) ?? [];
  if (choice !== undefined) return `--${choice} must be one of ${choices}; found ${given}.`;
  const [, one, other] = /^Arguments (\S+) and (\S+) are mutually exclusive/.exec(parserMessage) ?? [];
  if (one !== undefined) return `--${one} and --${other} cannot be given together.`;
  return parserMessage.trim().replace(/\.?$/, '.');
}

/** Read only here, since it knows all settings, and most command lines are good. */
const adviceFor = async (word: string): Promise<string> =>
  (await import('./advice-for-option.ts')).adviceForOption(word);

/** The error of a command that was given too few files. */
const missingFiles: Readonly<Record<string, string | undefined>> = {
  compare: 'Name a baseline and at least one other scenario file.',
  explain: 'Name a baseline and a plan, two scenario files.',
  memo: 'Name the result folder of procap run or procap compare.',
  rank: 'Name at least two scenario files.',
  sweep: 'Name a study file.',
  sensitivity: 'Name a scenario or study file.',
  plan: 'Name the command to plan, with its files: procap plan run FILE.',
  work: 'Name the folder of a plan.',
  merge: 'Name the folder of a plan.',
};

const seeHelp = (command: string): string => `See: procap ${command === '' ? '' : `${command} `}--help`;

/** The words that are options, not files: those with a hyphen, before `--`. */
const givenOptions = (args: readonly string[]): readonly string[] =>
  args.slice(0, args.includes('--') ? args.indexOf('--') : undefined).filter((arg) => arg.startsWith('-'));

const commandsIn = (help: string): string[] => namesIn(help, /^ {2}procap (\w+)/gm);

const optionsIn = (help: string): string[] => namesIn(help, /--([A-Za-z][\w-]*)/g);

const namesIn = (help: string, name: RegExp): string[] => [
  ...new Set([...help.matchAll(name)].map((match) => match[1])),
];
