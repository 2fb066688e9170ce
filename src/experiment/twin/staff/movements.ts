/** An area of the service and its part of it. */
export interface AreaProfile {
  readonly name: string;
  readonly shareOfCases: number;
  readonly shareOfStaff: number;
  /** Delivery units; people are whole in one unit alone, and over several the rounding averages out. */
  readonly units: number;
  /** Sickness relative to the service. */
  readonly sicknessWeight: number;
}

/** People who come and go. */
export interface StaffFlows {
  leaversPO: number;
  leaversPSO: number;
  droppedOut: number;
  moversPO: number;
  promotedPO: number;
  joinersPO: number;
  joinersPSO: number;
  qualified: number;
}

export const noStaffFlows = (): StaffFlows => ({
  leaversPO: 0,
  leaversPSO: 0,
  droppedOut: 0,
  moversPO: 0,
  promotedPO: 0,
  joinersPO: 0,
  joinersPSO: 0,
  qualified: 0,
});

/** People who come and go in a step. */
export interface StaffMovements extends StaffFlows {
  /** Into sentence management by grade: from outside the grades that hold cases, and from the grade before. */
  readonly joined: number[];
  readonly progressed: number[];
}

export const noMovements = (): StaffMovements => ({
  ...noStaffFlows(),
  joined: [0, 0, 0, 0],
  progressed: [0, 0, 0, 0],
});

/** Those in sentence management. */
export interface CaseHolders {
  /** By grade. */
  readonly people: readonly number[];
  /** Their hours for cases, in full-time people; trainees who may hold no case yet are left out. */
  readonly hours: readonly number[];
  /** All of them, and probation officers who are not newly qualified, in full-time equivalents. */
  readonly fte: number;
  readonly mentors: number;
  /** In their first two years of service. */
  readonly inexperienced: number;
  /** Full-time people whom mentoring takes. */
  readonly mentored: number;
  readonly traineesWithCases: number;
  /** Everybody else: practitioners outside sentence management, and seniors. */
  readonly others: number;
  readonly seniors: number;
}
