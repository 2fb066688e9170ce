import { absence } from './chapters/absence.ts';
import { allocation } from './chapters/allocation.ts';
import type { ParameterDefinition, ValueOf } from './definition.ts';
import { demand } from './chapters/demand.ts';
import { organisation } from './chapters/organisation.ts';
import { pay } from './chapters/pay.ts';
import { risk } from './chapters/risk.ts';
import { staff } from './chapters/staff.ts';
import { start } from './chapters/start.ts';
import { loops, strain } from './chapters/strain.ts';
import { supervision } from './chapters/supervision.ts';
import { tasks } from './chapters/tasks.ts';
import { training } from './chapters/training.ts';
import { work } from './chapters/work.ts';

/** Every parameter of the model, by chapter and name, as they stand in a scenario file. */
export const parameterDefinitions = {
  organisation,
  demand,
  supervision,
  risk,
  allocation,
  work,
  tasks,
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

/** The path of a setting, such as `demand.growth`. A setting that is renamed has another path, and none by the old name. */
export type SettingPath = { [C in keyof Parameters]: `${C}.${keyof Parameters[C] & string}` }[keyof Parameters];
