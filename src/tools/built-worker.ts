/**
 * What a simulation thread runs, as it was built: a replication takes two fifths of the time that it takes from source.
 * The scripts of `package.json` build it first.
 */
export const builtWorker = new URL('../../dist/cli/execution/worker.bundle.js', import.meta.url).href;
