export * from './public.ts';
export { runHere } from './run-here.ts';
export { setSurroundings } from './surroundings.ts';
export type { Runner, RunnerRequest, Surroundings, Texts } from './surroundings.ts';
