export { impactsOf } from './impact.ts';
export type { LevelImpact } from './impact.ts';
export { impactCsv } from './tables.ts';
export type { DatedImpact } from './tables.ts';
export { candidateLevels } from './candidate-levels.ts';
export type { CandidateLevel } from './candidate-levels.ts';
