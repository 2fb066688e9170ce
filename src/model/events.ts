/**
 * Everything that can happen, as a small integer for the event queue: about the whole service, about a case, about an
 * officer.
 */
export const Event = {
  settingsChange: 0,
  courtsSit: 1,
  casesAreAllocated: 2,
  staffIsReviewed: 3,
  monthIsCounted: 4,
  runBegins: 5,
  monthBegins: 6,
  seriousFurtherOffencesAreCharged: 7,
  dayIsCounted: 8,
  seniorsCountersign: 9,

  caseBecomesAllocatable: 10,
  caseIsHandedOver: 11,
  personIsReleased: 12,
  personIsRecalled: 13,
  personIsReleasedAgain: 14,
  supervisionEnds: 15,
  orderIsBreached: 16,
  breachIsDealtWith: 17,
  contactEnds: 18,
  riskMoves: 19,
  mappaLevelChanges: 20,
  riseMayBeNoticed: 21,
  reviewOpens: 22,
  assessmentIsCountersigned: 23,
  graceHasPassed: 24,
  postSentenceSupervisionBegins: 25,
  conditionsAreBroken: 26,
  earlyReleaseIsNotified: 27,

  assessmentIsCompleted: 30,
  officerLeaves: 31,
  officerMoves: 32,
  shortSpellBegins: 33,
  longSpellBegins: 34,
  parentalLeaveBegins: 35,
  officerReturns: 36,
  casesOfAbsentReturn: 37,
  stageBegins: 38,
  traineeQualifies: 39,
  servicesOfficerStarts: 40,
  seniorIsAppointed: 41,
  probationOfficerStarts: 42,
  taskIsCompleted: 43,
  reportLeavesTheCount: 44,

  // About the whole service again, and all its units.
  planningDateComes: 90,
} as const;
