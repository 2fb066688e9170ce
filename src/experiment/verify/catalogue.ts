import { allocationModel } from './allocation.ts';
import { caseloadsModel } from './caseloads.ts';
import { cohortModel } from './cohort.ts';
import { erlangAModel } from './erlang-a.ts';
import { infiniteModels } from './infinite-servers.ts';
import { machineRepairModel } from './machine-repair.ts';
import { mg1Model } from './mg1.ts';
import type { ModelOfTheory } from './model-of-theory.ts';
import { postsModel } from './posts.ts';
import { priorityModels } from './priorities.ts';
import { queueModels } from './queues.ts';
import { reviewsModel } from './reviews.ts';

/** Everything that can be verified, in the order in which it is told. */
export const modelsOfTheory: readonly ModelOfTheory[] = [
  ...queueModels,
  mg1Model,
  ...priorityModels,
  erlangAModel,
  machineRepairModel,
  allocationModel,
  ...infiniteModels,
  postsModel,
  cohortModel,
  reviewsModel,
  caseloadsModel,
];

/** A model by its name; a RangeError where there is none. */
export function modelOfTheory(name: string): ModelOfTheory {
  const model = modelsOfTheory.find((each) => each.name === name);
  if (model === undefined) throw new RangeError(`There is no model "${name}".`);
  return model;
}
