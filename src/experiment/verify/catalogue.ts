import { allocationModel } from './engine-models/allocation.ts';
import { caseloadsModel } from './service-models/caseloads.ts';
import { cohortModel } from './service-models/trainee-cohort.ts';
import { erlangAModel } from './engine-models/erlang-a.ts';
import { infiniteServerModels } from './engine-models/infinite-servers.ts';
import { machineRepairModel } from './engine-models/machine-repair.ts';
import { mg1Model } from './engine-models/mg1.ts';
import type { TheoryModel } from './theory-model.ts';
import { postsModel } from './service-models/posts.ts';
import { priorityModels } from './engine-models/priority-queues.ts';
import { queueModels } from './engine-models/queues.ts';
import { reviewsModel } from './service-models/reviews.ts';

/** Everything that can be verified, in the order in which it is reported. */
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
