// What the library uses of the command in Node: reading files as it does, and its threads.
export { whyUnreadable, memoryNeedsOf } from './input/scenario-files.ts';
export { scenarioTexts, pathOnDisk } from './input/sheet/scenario-texts.ts';
export { threadPool } from './execution/threads.ts';
export type { ThreadPool } from './execution/threads.ts';
export { Failure, TryAgain, UsageError } from './errors.ts';
