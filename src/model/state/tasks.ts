import { copyRecords, layOut, wholeNumbers } from './records.ts';
import { none } from './identity.ts';
import type { CaseId, OfficerId, TaskId, Day, TaskField } from './identity.ts';

/** Length of the record of a task, in words of 32 bits. */
const taskRecordLength = 8;

/**
 * All tasks, work that arrives with a deadline, each a record of numbers; see `records.ts`. The record of a task that
 * is done or cancelled is used again; nothing is scheduled for a task, so that nobody need know.
 */
export class Tasks {
  /** The task whose record is the first, in use or not; and where the records end. */
  readonly first = 0 as TaskId;
  end = 0;
  #free: TaskId = none;
  /** Tasks begun, and tasks done or cancelled, since the start. */
  begun = 0;
  ended = 0;

  /** Index in `taskKinds`, or `none` for a record that is free. */
  kind: TaskField = new Int32Array(0);
  /** The case that it is about, and the officer in whose queue or hand it is; or `none`. */
  case_ = wholeNumbers<TaskField<CaseId>>();
  officer = wholeNumbers<TaskField<OfficerId>>();
  dueOn = wholeNumbers<TaskField<Day>>();
  /** Thousandths of points of effort still to do. */
  effortLeft: TaskField = new Int32Array(0);
  /** Thousandths of points a month that it asks of its officer. */
  load: TaskField = new Int32Array(0);
  /** Next in the officer's queue; and next of those about the case. */
  next = wholeNumbers<TaskField<TaskId>>();
  nextOfCase = wholeNumbers<TaskField<TaskId>>();

  constructor(tasks: number) {
    layOut(this, Int32Array, taskRecordLength, tasks);
  }

  /** No tasks: the memory is kept for the next unit. */
  clear(): void {
    this.end = 0;
    this.#free = none;
    this.begun = 0;
    this.ended = 0;
  }

  /** Takes over the tasks of the same unit in another scenario. */
  copyFrom(other: Tasks): void {
    copyRecords<Tasks>(this, other, Int32Array, taskRecordLength, other.end);
    this.end = other.end;
    this.#free = other.#free;
    this.begun = other.begun;
    this.ended = other.ended;
  }

  /** A task of a kind begins, with nobody to do it yet. */
  open(kind: number, effort: number, dueOn: Day): TaskId {
    let task: TaskId = this.#free;
    if (task !== none) this.#free = this.next[task];
    else {
      task = this.end as TaskId;
      this.end += taskRecordLength;
      if (this.end > this.kind.length)
        layOut(this, Int32Array, taskRecordLength, Math.ceil((this.end / taskRecordLength) * 1.5));
    }
    this.begun++;
    this.kind[task] = kind;
    this.case_[task] = none;
    this.officer[task] = none;
    this.dueOn[task] = dueOn;
    this.effortLeft[task] = effort;
    this.load[task] = 0;
    this.next[task] = none;
    this.nextOfCase[task] = none;
    return task;
  }

  /** Frees the record of a task that is in nobody's queue any more. */
  close(task: TaskId): void {
    this.ended++;
    this.kind[task] = none;
    this.next[task] = this.#free;
    this.#free = task;
  }

  /** The task whose record follows, in use or not. */
  after(task: TaskId): TaskId {
    return (task + taskRecordLength) as TaskId;
  }
}
