import yargs from 'yargs';
import type { Argv, CommandModule } from 'yargs';
import { UnreadableFile } from '../scenario/index.ts';
import { commandGroups } from './commands/command-groups.ts';
import type { ListedCommand } from './commands/command-groups.ts';
import { exitCodes, Failure, fileErrorOf, Interrupted, TryAgain, UsageError } from './errors.ts';
import { version } from './results/provenance.ts';
import type { Terminal } from './terminal.ts';
import { assertWellFormedArguments, protectFileNames, usageError } from './options/usage-errors.ts';

/**
 * How yargs is to read a command line: a file called 2024 is a file, and each option is taken literally.
 */
const parserConfiguration = {
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'short-option-groups': false,
};

/** How yargs describes a list of files. */
const arrayNote = '[array] [required] [default: []]';

const widestHelp = 100;

/**
 * The command: does what its arguments say and gives the exit code.
 *
 * Nothing is thrown. Results go to the terminal's `out`; every error ends as a message on its `err`.
 */
export async function procap(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await runCommandLine(args, terminal);
    return exitCodes.good;
  } catch (error) {
    return reportError(error, terminal);
  }
}

/** The same, but every error is thrown, one of the command line as a UsageError. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<void> {
  if (args.length === 0) throw new UsageError(await helpText('', terminal));
  assertWellFormedArguments(args);
  try {
    terminal.out.write(await parseAndRun(protectFileNames(args), terminal));
  } catch (error) {
    throw error instanceof Error && error.name === 'YError'
      ? await usageError(error.message, args, (command) => helpText(command, terminal))
      : error;
  }
}

/** Runs the command that is asked for. What yargs itself would print, the help or the version, is returned as text. */
async function parseAndRun(args: readonly string[], terminal: Terminal): Promise<string> {
  let output = '';
  await commandParser({ ...terminal, run: runCommandLine }).parseAsync(
    [...args],
    {},
    (_error: unknown, _options: unknown, text: string) => {
      output = text === '' ? '' : `${inGroups(text).replace(arrayNote, '[required]'.padStart(arrayNote.length))}\n`;
    },
  );
  return output;
}

const helpText = (command: string, terminal: Terminal): Promise<string> =>
  parseAndRun(command === '' ? ['--help'] : [command, '--help'], terminal);

/** The list of commands under the headings of their groups, in place of one heading for all. */
function inGroups(help: string): string {
  const [before, after] = help.split(/^Commands:\n/m);
  if (after === undefined) return help;
  let next = 0; // the position of the next command in the list
  const headings = new Map<number, string>();
  for (const { title, commands } of commandGroups) {
    headings.set(next, title);
    next += commands.length;
  }
  let position = 0;
  const listed = after.replace(/^ {2}procap /gm, (start) => {
    const title = headings.get(position++);
    return title === undefined ? start : `${position === 1 ? '' : '\n'}${title}:\n${start}`;
  });
  return `${before}${listed}`;
}

/** A command as yargs knows it when it has been read; its options are of its own type. */
interface LoadedCommand extends Pick<CommandModule, 'handler'> {
  readonly builder: (parser: Argv) => Argv;
}

/** A command whose file is read only when it is chosen, so that `--help` and small commands need not read all. */
function readWhenChosen({ command, describe, load }: ListedCommand, terminal: Terminal): CommandModule {
  const read = async () => (await load())(terminal) as LoadedCommand;
  return {
    command,
    describe,
    builder: async (parser: Argv) => (await read()).builder(parser),
    handler: async (options) => (await read()).handler(options),
  };
}

const commandParser = (terminal: Terminal): Argv =>
  yargs()
    .scriptName('procap')
    .locale('en')
    .updateStrings({ 'Options:': 'With every command:' }) // those of a command itself are grouped under "Options:"
    .parserConfiguration(parserConfiguration)
    .usage('$0 <command>\n\nHow many probation officers are enough? Simulates the capacity of the probation service.')
    .option('color', {
      boolean: true,
      describe: 'Use colours; --no-color uses none. Without it, colours where the terminal shows them.',
    })
    .command(commandGroups.flatMap(({ commands }) => commands.map((each) => readWhenChosen(each, terminal))))
    .example('Check every scenario', 'procap check scenarios/*.yaml')
    .example('A scenario of your own region', 'procap new mine.yaml --region "Kent, Surrey and Sussex"')
    .example('What to expect under present plans', 'procap run scenarios/baseline.yaml')
    .example('What a plan would change', 'procap compare scenarios/baseline.yaml scenarios/retention.yaml')
    .example(
      'Which assumptions drive the result',
      'procap sensitivity scenarios/one-unit.yaml --metric unallocated.all@mean',
    )
    .example('Where each figure comes from', 'procap assumptions scenarios/baseline.yaml')
    .epilogue(
      'Exit codes: 0 success, 1 failure, 2 wrong usage or a bad scenario, 75 in use at present, 130 stopped by ' +
        'Ctrl-C, 143 stopped by the system.',
    )
    .strict()
    .demandCommand(1, 'no command')
    .alias('help', 'h')
    .version(version())
    .wrap(Math.min(widestHelp, terminal.out.columns || widestHelp))
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message: string | undefined, error: Error | undefined) => {
      throw error ?? Object.assign(new Error(message), { name: 'YError' });
    });

/**
 * Says what went wrong, and gives the exit code that goes with it. An unexpected error is printed with its stack, to be
 * reported.
 */
export function reportError(thrown: unknown, { err }: Terminal): number {
  const found = fileErrorOf(thrown, 'The program cannot go on');
  const error = found instanceof TryAgain ? found : thrown; // files may run out anywhere
  const { message, stack, cause } = error instanceof Error ? error : new Error(String(error));
  err.write(`${message.trimEnd()}\n`);
  if (error instanceof UsageError || error instanceof UnreadableFile) return exitCodes.badUsage;
  if (error instanceof TryAgain) return exitCodes.tryAgain;
  if (error instanceof Interrupted) return exitCodes[error.signal];
  // The cause of a Failure is a stack, as text.
  const details = error instanceof Failure ? (cause as string | undefined) : stack;
  if (details !== undefined)
    err.write(
      `\nThis should not have happened, and no results were written. Please report it with these lines:\n${details}\n`,
    );
  return exitCodes.failed;
}
