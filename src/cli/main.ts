#!/usr/bin/env node
import { procap } from './command-line.ts';
import { exitCodes } from './errors.ts';
import { processTerminal } from './terminal.ts';

// Whoever reads our output may stop reading, as `head` does: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exitCodes.good);
});

process.exitCode = await procap(process.argv.slice(2), processTerminal());
