import { absence } from './absence.ts';
import { allocation } from './allocation.ts';
import type { ParameterDefinition, ValueOf } from './definition.ts';
import { demand } from './demand.ts';
import { organisation } from './organisation.ts';
import { pay } from './pay.ts';
import { risk } from './risk.ts';
import { staff } from './staff.ts';
import { start } from './start.ts';
import { loops, strain } from './strain.ts';
import { supervision } from './supervision.ts';
import { training } from './training.ts';
import { work } from './work.ts';

/** Every parameter of the model, by chapter and name, as they stand in a scenario file. */
export const parameterDefinitions = {
  organisation,
  demand,
  supervision,
  risk,
  allocation,
  work,
  staff,
  training,
  absence,
  pay,
  strain,
  loops,
  start,
} as const satisfies Readonly<Record<string, Readonly<Record<string, ParameterDefinition>>>>;

type Definitions = typeof parameterDefinitions;

type ChapterValues<C> = { -readonly [N in keyof C]: C[N] extends ParameterDefinition ? ValueOf<C[N]> : never };

/** The values of all parameters at one time. */
export type Parameters = { readonly [C in keyof Definitions]: ChapterValues<Definitions[C]> };
