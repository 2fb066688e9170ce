#!/usr/bin/env node
import * as modules from 'node:module';
import { describeFileError, exitCodes, fileErrorOf, TryAgain } from './errors.ts';
import { processTerminal } from './terminal.ts';

// From Node 22 on, compiled code is kept for the next start.
if ('enableCompileCache' in modules) (modules.enableCompileCache as () => unknown)();

// Whoever reads our output may stop reading, as `head` does: that is no failure, and results are still written.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || process.exitCode === exitCodes.failed) return;
    process.exitCode = exitCodes.failed;
    if (stream === process.stdout)
      process.stderr.write(`The output could not be written: ${describeFileError(error)}.\n`);
  });

// What is thrown where nobody waits for it any more, such as by a thread that has replied, ends the command: what is
// unfinished is removed as the process ends, and nothing waits for what will not come.
process.on('uncaughtException', (error) => {
  process.stderr.write(
    `${error.message}\n\nThis should not have happened, and no results were written. Please report it with these ` +
      `lines:\n${error.stack}\n`,
  );
  process.exit(exitCodes.failed);
});

try {
  const code = isFolderThere() ? await runCommand() : exitCodes.badUsage;
  if (code !== exitCodes.good) process.exitCode = code;
} catch (error) {
  const reported = fileErrorOf(error, 'The program cannot be read');
  if (!(reported instanceof TryAgain)) throw error;
  process.stderr.write(`${reported.message}\n`);
  process.exitCode = exitCodes.tryAgain;
}

/** Reads the program, from several files at once, which a system may not allow, and does what its arguments say. */
async function runCommand(): Promise<number> {
  const { procap } = await import('./command-line.ts');
  return procap(process.argv.slice(2), processTerminal());
}

/** Whether there is a folder that relative paths start from; says so where there is none. */
function isFolderThere(): boolean {
  try {
    process.cwd();
    return true;
  } catch {
    process.stderr.write('The folder that procap was started in is gone. Change to a folder that exists.\n');
    return false;
  }
}
