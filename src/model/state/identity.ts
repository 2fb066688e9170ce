/** A number that the compiler keeps apart from numbers of another kind; at run time it is a plain number. */
type Branded<Kind extends string> = number & { readonly [key in Kind as `is ${key}`]: true };

/** A case: where its record begins. */
export type CaseId = Branded<'case'>;
/** A practitioner or senior: where the record begins. */
export type OfficerId = Branded<'officer'>;
/** A task, work with a deadline: where its record begins. */
export type TaskId = Branded<'task'>;
/** A whole day since the first day of the run-in; days before it are negative. */
export type Day = Branded<'day'>;
/** A grade: its index in `grades`. */
export type GradeCode = Branded<'grade'>;

/** One field of all cases; only a case finds its value in it. */
export interface CaseField<Value extends number = number> {
  [case_: CaseId]: Value;
  readonly length: number;
  fill(value: Value): unknown;
}

/** One field of all officers; only an officer finds its value in it. */
export interface OfficerField<Value extends number = number> {
  [officer: OfficerId]: Value;
  readonly length: number;
  fill(value: Value): unknown;
}

/** One field of all tasks; only a task finds its value in it. */
export interface TaskField<Value extends number = number> {
  [task: TaskId]: Value;
  readonly length: number;
  fill(value: Value): unknown;
}

/** Where the number for a level of risk stands in a field that has one for each level. */
export const atLevel = (officer: OfficerId, level: number): OfficerId => (officer + level) as OfficerId;

/** No officer, no case, no task: something that is not there. */
export const none = -1 as CaseId & OfficerId & TaskId;
/** A day that has not come and will not. */
export const never = -1_000_000 as Day;

/** The day so many whole days after another; before it where `days` is negative. */
export const addDays = (day: Day, days: number): Day => (day + days) as Day;
export const earliest = (day: Day, other: Day): Day => (day < other ? day : other);
export const latest = (day: Day, other: Day): Day => (day > other ? day : other);
