/**
 * The library in Node: as in a page, with files from the disk and replications on threads.
 *
 * @module procap
 */
import { setSurroundings } from '../library/index.ts';
import { inNode } from './surroundings.ts';

setSurroundings(inNode);

export * from '../library/public.ts';
