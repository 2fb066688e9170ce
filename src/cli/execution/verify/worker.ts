import type { VerifyTask } from '../../../experiment/index.ts';
import { replicateTheoryCase } from '../../../experiment/index.ts';
import { replyOf } from '../thread-reply.ts';
import type { ThreadReply } from '../thread-reply.ts';

/** One replication of a case of theory, on a thread of its own. */
export const runVerification = (task: VerifyTask): ThreadReply<readonly number[]> =>
  replyOf(() => replicateTheoryCase(task));
