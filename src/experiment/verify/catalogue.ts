import { allocationModel } from './allocation.ts';
import { caseloadsModel } from './caseloads.ts';
import { cohortModel } from './cohort.ts';
import { erlangAModel } from './erlang-a.ts';
import { infiniteServerModels } from './infinite-servers.ts';
import { machineRepairModel } from './machine-repair.ts';
import { mg1Model } from './mg1.ts';
import type { TheoryModel } from './model-of-theory.ts';
import { postsModel } from './posts.ts';
import { priorityModels } from './priorities.ts';
import { queueModels } from './queues.ts';
import { reviewsModel } from './reviews.ts';

/** Everything that can be verified, in the order in which it is told. */
export const theoryModels: readonly TheoryModel[] = [
  ...queueModels,
  mg1Model,
  ...priorityModels,
  erlangAModel,
  machineRepairModel,
  allocationModel,
  ...infiniteServerModels,
  postsModel,
  cohortModel,
  reviewsModel,
  caseloadsModel,
];

/** A model by its name; a RangeError where there is none. */
export function theoryModelNamed(name: string): TheoryModel {
  const model = theoryModels.find((each) => each.name === name);
  if (model === undefined) throw new RangeError(`There is no model "${name}".`);
  return model;
}
