#!/usr/bin/env node
import { procap } from './command-line.ts';
import { describeFileError, exitCodes } from './errors.ts';
import { processTerminal } from './terminal.ts';

// Whoever reads our output may stop reading, as `head` does: that is no failure, and results are still written.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || process.exitCode === exitCodes.failed) return;
    process.exitCode = exitCodes.failed;
    if (stream === process.stdout)
      process.stderr.write(`The output could not be written: ${describeFileError(error)}.\n`);
  });

const code = isFolderThere() ? await procap(process.argv.slice(2), processTerminal()) : exitCodes.badUsage;
if (code !== exitCodes.good) process.exitCode = code;

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
