export { RunAborted, runExperiment } from './run.ts';
export type { Experiment, Progress, ReplicationTask, RunReplications, Scopes } from './run.ts';
export * from './statistics.ts';
