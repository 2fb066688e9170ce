#!/usr/bin/env node
import { exitCodes, fileErrorOf, TryAgain } from './errors.ts';
import { processTerminal } from './terminal.ts';

// Whoever reads our output may stop reading, as `head` does: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exitCodes.good);
});

try {
  // Reads the program from some hundred files at once, which a system may not allow.
  const { procap } = await import('./command-line.ts');
  process.exitCode = await procap(process.argv.slice(2), processTerminal());
} catch (error) {
  const reported = fileErrorOf(error, 'The program cannot be read');
  if (!(reported instanceof TryAgain)) throw error;
  process.stderr.write(`${reported.message}\n`);
  process.exitCode = exitCodes.tryAgain;
}
