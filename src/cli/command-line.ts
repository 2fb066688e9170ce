import yargs from 'yargs';
import type { Argv } from 'yargs';
import { assumptionsCommand } from './commands/assumptions.ts';
import { checkCommand } from './commands/check.ts';
import { compareCommand } from './commands/compare.ts';
import { explainCommand } from './commands/explain.ts';
import { rankCommand } from './commands/rank.ts';
import { reproduceCommand } from './commands/reproduce.ts';
import { runCommand } from './commands/run.ts';
import { schemaCommand } from './commands/schema.ts';
import { traceCommand } from './commands/trace.ts';
import { seekCommand } from './commands/seek.ts';
import { sweepCommand } from './commands/sweep.ts';
import { sensitivityCommand } from './commands/sensitivity.ts';
import { sourcesCommand } from './commands/sources.ts';
import { twinCommand } from './commands/twin.ts';
import { verifyCommand } from './commands/verify.ts';
import { exitCodes, Failure, Interrupted, UsageError } from './errors.ts';
import { version } from './provenance.ts';
import type { Terminal } from './terminal.ts';
import { mustBeWellFormed, namesAsPaths, usageError } from './usage.ts';

/**
 * The words of a command line as yargs is to take them: a file called 2024 is a file, and each option stands for
 * itself.
 */
const parsing = {
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'short-option-groups': false,
};

/** What yargs says of a list of files. */
const needless = '[array] [required] [default: []]';

const widest = 100;

/**
 * The command: does what its arguments say and gives the exit code.
 *
 * Nothing is thrown. Results go to the terminal's `out`; every error ends as words on its `err`.
 */
export async function procap(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    if (args.length === 0) throw new UsageError(await help('', terminal));
    mustBeWellFormed(args);
    terminal.out.write(await parsed(namesAsPaths(args), terminal));
    return exitCodes.good;
  } catch (error) {
    const words =
      error instanceof Error && error.name === 'YError'
        ? await usageError(error.message, args, (command) => help(command, terminal))
        : error;
    return tell(words, terminal);
  }
}

/** Runs the command that is asked for. What yargs itself would print, the help or the version, is returned as text. */
async function parsed(args: readonly string[], terminal: Terminal): Promise<string> {
  let output = '';
  await commands(terminal).parseAsync([...args], {}, (_error: unknown, _options: unknown, text: string) => {
    output = text === '' ? '' : `${text.replace(needless, '[required]'.padStart(needless.length))}\n`;
  });
  return output;
}

const help = (command: string, terminal: Terminal): Promise<string> =>
  parsed(command === '' ? ['--help'] : [command, '--help'], terminal);

const commands = (terminal: Terminal): Argv =>
  yargs()
    .scriptName('procap')
    .locale('en')
    .updateStrings({ 'Options:': 'With every command:' }) // those of a command itself are grouped under "Options:"
    .parserConfiguration(parsing)
    .usage('$0 <command>\n\nHow many probation officers is enough: simulates the capacity of the probation service.')
    .option('color', {
      boolean: true,
      describe: 'Use colours, or with --no-color none. Without it, where the terminal shows them.',
    })
    .command([
      runCommand(terminal),
      compareCommand(terminal),
      explainCommand(terminal),
      traceCommand(terminal),
      seekCommand(terminal),
      rankCommand(terminal),
      sweepCommand(terminal),
      sensitivityCommand(terminal),
      twinCommand(terminal),
      verifyCommand(terminal),
      reproduceCommand(terminal),
      checkCommand(terminal),
      assumptionsCommand(terminal),
      sourcesCommand(terminal),
      schemaCommand(terminal),
    ] as never)
    .example('Is everything in order?', 'procap check scenarios/*.yaml')
    .example('What is to be expected as things are', 'procap run scenarios/baseline.yaml')
    .example('What a plan would change', 'procap compare scenarios/baseline.yaml scenarios/retention.yaml')
    .epilogue(
      'Exit codes: 0 good, 1 failed, 2 wrong usage or a bad scenario, 130 stopped by Ctrl-C, 143 stopped by the system.',
    )
    .strict()
    .demandCommand(1, 'no command')
    .alias('help', 'h')
    .version(version())
    .wrap(Math.min(widest, terminal.out.columns || widest))
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message: string | undefined, error: Error | undefined) => {
      throw error ?? Object.assign(new Error(message), { name: 'YError' });
    });

/**
 * Says what went wrong, and gives the exit code that goes with it. What nobody expected is told with its stack, to be
 * reported.
 */
export function tell(error: unknown, { err }: Terminal): number {
  const { message, stack, cause } = error instanceof Error ? error : new Error(String(error));
  err.write(`${message.trimEnd()}\n`);
  if (error instanceof UsageError) return exitCodes.badUsage;
  if (error instanceof Interrupted) return exitCodes[error.signal];
  const details = error instanceof Failure ? cause : stack;
  if (details !== undefined)
    err.write(
      `\nThis should not have happened, and no results were written. Please report it with these lines:\n${details}\n`,
    );
  return exitCodes.failed;
}
