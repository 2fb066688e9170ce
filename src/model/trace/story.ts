import type { Rosh, StaffGrade, TaskKind } from '../categories.ts';
import type { AttendanceWord, NamedOfficer, QueuePosition, Workload } from './officer-facts.ts';
import type { WhyMissed } from './why-missed.ts';

/** Sentences and stages as a story speaks of them, in the order of `Sentence` and of `Stage`. */
export const sentenceWords = ['community order', 'suspended sentence order', 'custodial sentence'] as const;
export const stageWords = [
  'on an order',
  'on licence',
  'under post-sentence supervision',
  'in custody, handed over',
  'in custody, held by the prison',
  'recalled to custody',
] as const;
export type StageWord = (typeof stageWords)[number];

/** What ended the time in which a missed review could have been done. */
export type CauseOfMissing = 'the grace had passed' | 'supervision ended' | 'the person was recalled' | 'contact ended';

export type ReasonForReallocation =
  | 'left the service'
  | 'moved to another role'
  | 'went to another unit'
  | 'was promoted to senior'
  | 'left for an agency'
  | 'came to the end of an agency contract'
  | 'left sentence management'
  | AttendanceWord;

/**
 * What can happen to a case. `figures` say how things stood: they may differ in two stories in which the same happened.
 */
export type CaseTraceEntry =
  | {
      readonly what: 'begins';
      readonly sentence: (typeof sentenceWords)[number];
      readonly atStart: boolean;
      readonly place: StageWord;
      readonly recorded: Rosh;
      readonly actual: Rosh;
      readonly mappaLevel: number;
      readonly supervisedFrom?: string;
      readonly releaseOn?: string;
      readonly endsOn: string;
      readonly assessedOn?: string;
      readonly dueOn?: string;
      readonly officer?: NamedOfficer;
      readonly figures: { readonly points: number };
    }
  | {
      readonly what: 'moves';
      readonly from: StageWord;
      readonly to: StageWord;
      readonly dueOn?: string;
      readonly endsOn: string;
    }
  | { readonly what: 'waits'; readonly forTransfer: boolean; readonly figures: { readonly waiting: number } }
  | {
      readonly what: 'is allocated';
      readonly officer: NamedOfficer;
      readonly before?: NamedOfficer;
      readonly first: boolean;
      readonly figures: Workload & { readonly days: number };
    }
  | { readonly what: 'comes back'; readonly officer: NamedOfficer; readonly because: ReasonForReallocation }
  | { readonly what: 'officer is away'; readonly officer: NamedOfficer; readonly attendance: AttendanceWord }
  | { readonly what: 'officer is back'; readonly officer: NamedOfficer }
  | {
      readonly what: 'review opens';
      readonly isFirst: boolean;
      readonly dueOn: string;
      readonly officer?: NamedOfficer;
      readonly figures?: QueuePosition;
    }
  | {
      readonly what: 'review falls due';
      readonly isFirst: boolean;
      readonly officer?: NamedOfficer;
      readonly attendance?: AttendanceWord;
      readonly figures?: QueuePosition & { readonly contact: number };
    }
  | {
      readonly what: 'review is done';
      readonly isFirst: boolean;
      readonly daysLate: number;
      /** Who signs it off: the officer, or a senior of the unit, who has no name here. */
      readonly officer?: NamedOfficer;
      readonly before: Rosh;
      readonly recorded: Rosh;
      readonly actual: Rosh;
      readonly dueOn?: string;
    }
  | {
      readonly what: 'review is missed';
      readonly isFirst: boolean;
      readonly when: CauseOfMissing;
      readonly dueOn: string;
      readonly nextDueOn?: string;
      readonly figures: WhyMissed;
    }
  | { readonly what: 'review is cancelled' }
  | { readonly what: 'actual risk moves'; readonly from: Rosh; readonly to: Rosh; readonly recorded: Rosh }
  | { readonly what: 'rise is noticed'; readonly from: Rosh; readonly to: Rosh; readonly dueOn?: string }
  | { readonly what: 'MAPPA level changes'; readonly from: number; readonly to: number; readonly dueOn?: string }
  | { readonly what: 'order is breached' | 'breach is dealt with' }
  | { readonly what: 'task begins'; readonly kind: TaskKind; readonly dueOn: string; readonly officer?: NamedOfficer }
  | {
      readonly what: 'task is done';
      readonly kind: TaskKind;
      readonly daysLate: number;
      readonly officer: NamedOfficer;
    }
  | { readonly what: 'task is cancelled'; readonly kind: TaskKind }
  | {
      readonly what: 'assessment is written';
      readonly isFirst: boolean;
      readonly officer: NamedOfficer;
      readonly figures: { readonly waiting: number };
    }
  | { readonly what: 'contact ends' }
  | { readonly what: 'ends' }
  | {
      readonly what: 'run ends';
      readonly place: StageWord;
      readonly officer?: NamedOfficer;
      readonly recorded: Rosh;
      readonly actual: Rosh;
    };

export type ReasonForLeaving = Exclude<ReasonForReallocation, AttendanceWord | 'left sentence management'>;

/** A quarter of a year in the work of an officer, as it stands on its last day. */
export interface Quarter extends Workload {
  /** Share of contact kept up on that day. */
  readonly contact: number;
  readonly strain: number;
  readonly inTime: number;
  readonly late: number;
  readonly missed: number;
  /** Tasks done in time and late. */
  readonly tasksInTime: number;
  readonly tasksLate: number;
}

/** What can happen to an officer. */
export type OfficerTraceEntry =
  | {
      readonly what: 'joins';
      readonly atStart: boolean;
      readonly grade: StaffGrade;
      readonly fullTime: boolean;
      readonly holdsCases: boolean;
      readonly years: number;
      readonly figures: Workload;
    }
  | { readonly what: 'grade changes'; readonly from: StaffGrade; readonly to: StaffGrade; readonly holdsCases: boolean }
  | { readonly what: 'may hold more'; readonly now: string }
  | { readonly what: 'returns to sentence management' }
  | { readonly what: 'leaves sentence management'; readonly figures: { readonly cases: number } }
  | { readonly what: 'goes away'; readonly attendance: AttendanceWord; readonly figures: Workload }
  | { readonly what: 'cases come back'; readonly because: AttendanceWord; readonly figures: { readonly cases: number } }
  | { readonly what: 'returns'; readonly from: AttendanceWord; readonly days: number; readonly figures: Workload }
  | { readonly what: 'workload is excessive' | 'workload is no longer excessive'; readonly figures: Workload }
  | { readonly what: 'quarter ends'; readonly figures: Quarter }
  | { readonly what: 'leaves'; readonly because: ReasonForLeaving; readonly figures: { readonly cases: number } }
  | { readonly what: 'run ends'; readonly grade: StaffGrade; readonly figures: Workload };

/** Something that happened on a day, an ISO date. */
export type Dated<Entry> = Entry & { readonly on: string };

/** The story of one agent in one replication of a scenario. */
export type Story =
  | {
      readonly of: 'case';
      readonly name: string;
      readonly unit: string;
      readonly traceEntries: readonly Dated<CaseTraceEntry>[];
    }
  | {
      readonly of: 'officer';
      readonly name: string;
      readonly unit: string;
      readonly traceEntries: readonly Dated<OfficerTraceEntry>[];
    };
