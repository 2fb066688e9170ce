export { impactsOf } from './impact.ts';
export type { LevelImpact } from './impact.ts';
export { impactCsv } from './impact-csv.ts';
export { candidateLevels } from './tried.ts';
export type { CandidateLevel } from './tried.ts';
