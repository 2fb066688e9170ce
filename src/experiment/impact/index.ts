export { impactsOf } from './impact.ts';
export type { ImpactOfTried } from './impact.ts';
export { impactCsv } from './impact-csv.ts';
export { triedOf } from './tried.ts';
export type { Tried } from './tried.ts';
