import type { PlanRecord } from '../../results/run-record.ts';
import type { QuestionJournal } from '../journal.ts';

/** A part of the work of a command that was planned: to list its replications, to run a shard, to merge all of them. */
export interface PlanPart {
  /** In place of the journal beside a result. One that does not write the result throws when the part is done. */
  readonly journal: QuestionJournal;
  /** Threads, in place of those of the request, which say how large rounds are. */
  readonly workers: number;
  readonly writesResult: boolean;
  /** What run.json says of it. */
  readonly record?: () => PlanRecord;
  /** What there is where a signal stops the part, in sentences. */
  readonly describeStop?: () => string;
}

/** The part is done. Thrown by its journal, since the rest of the command is not to follow. */
export class PartEnded extends Error {
  override readonly name = 'PartEnded';
}
