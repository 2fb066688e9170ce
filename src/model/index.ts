export { metrics, metricIndex } from './metrics.ts';
export type { Metric, MetricName, Counting } from './metrics.ts';
export { parameterDefinitions } from './parameters/index.ts';
export type { Parameters, SettingPath } from './parameters/index.ts';
export { settingLabels } from './setting-labels.ts';
export { settingLimits } from './parameters/limits.ts';
export type { SettingLimit } from './parameters/limits.ts';
export { qualities } from './parameters/definition.ts';
export type { ParameterDefinition, ParameterValue, Chapter, Quality, SharedBy } from './parameters/definition.ts';
export type { ServiceInput, DatedChange } from './input.ts';
export { areaForms, areaPattern, areasOf, isArea, isUnitArea, regionArea, regionOfArea, scopesFor } from './area.ts';
export { unitArea, wholeService } from './area.ts';
export type { Area, Scopes } from './area.ts';
export type { ReplicationResult } from './results.ts';
export { daysToSimulate, startText } from './histories.ts';
export { simulateService, simulateServices } from './simulate-services.ts';
export type { RunOptions } from './simulate.ts';
export { memoryOf, memoryOfResults, memoryTogether, sizesOf, tooManyInOneUnit } from './size.ts';
export { loops } from './loops.ts';
export type { Loop } from './loops.ts';
export { findCase, findOfficer, traceCase, traceOfficer, traceRoster } from './trace/trace.ts';
export type { TraceRequest } from './trace/trace.ts';
export type { CaseQuery, FoundAgent } from './trace/find-agent.ts';
export type { NamedOfficer, QueuePosition, Workload } from './trace/officer-facts.ts';
export type { Roster, RosterCase, RosterMissedReview, RosterOfficer } from './trace/roster.ts';
export type { CaseTraceEntry, Dated, OfficerTraceEntry, Story } from './trace/story.ts';
export type { WhyMissed } from './trace/why-missed.ts';
export { reportKinds, roshLevels, taskKinds } from './categories.ts';
export type { Rosh, TaskKind } from './categories.ts';
// What the deterministic twin is made from: the calendar, the rules, and what follows from settings.
export { Calendar } from './time/calendar.ts';
export { addMonths, dayOfIso, isIsoDate, isoOfDay } from './time/civil-date.ts';
export { endOfRun, runLengthInDays } from './time/run-length.ts';
export { daysPerMonth, daysPerYear } from './time/day.ts';
export { Derived, tierIndex } from './derived.ts';
export { monthNames } from './parameters/chapters/demand.ts';
export { effectiveCeiling, shareWaitingAt, traineeCeilingAt } from './rules/allocation/ceiling.ts';
export { mayJoinAgency } from './rules/leaving/agency-from-staff.ts';
export { leavingByService, serviceBandEnds } from './rules/staff/leaving-by-service.ts';
export { monthsOfChange, shareOfHoursTaken } from './rules/workload/reductions.ts';
export { contactFraction, reviewCapacity } from './rules/workload/split-of-work.ts';
export { contactByLevel } from './rules/workload/protected-contact.ts';
export { daysReportCounts, reportPoints } from './rules/workload/report-points.ts';
export { loadOfTask, timeForTasks } from './rules/tasks/deadlines.ts';
export { shareEnforced } from './rules/tasks/enforcement.ts';
export { mayWriteReport } from './rules/tasks/who-may-write.ts';
export { mayHoldByClass, mayHoldIndex, traineeHoldsLowRiskFromMonth } from './rules/allocation/who-may-hold.ts';
export { pointsByLocationAndTier, pointsIndex } from './rules/workload/workload-points.ts';
export { regionShares } from './start/region-shares.ts';
export type { RegionShare } from './start/region-shares.ts';
export { planUnits } from './start/plan-units.ts';
export { caseClass } from './categories.ts';
export { dilutionFactor } from './rules/staff/dilution.ts';
export { isMentor, intensiveMentoringDays, mentoringShare } from './rules/staff/mentoring.ts';
export { assessmentError, chanceTooHigh, chanceTooLow } from './rules/risk/misreading.ts';
export { downgradedFrom, downgradedTo, downgradingChance, isFull } from './rules/risk/downgrading.ts';
export { levelRecorded } from './rules/risk/reluctance.ts';
export { fearOfScrutiny, scrutinyAfter, scrutinyOfAlert, steadyScrutiny } from './rules/risk/scrutiny.ts';
export { timeToVerify } from './rules/risk/verifying.ts';
export { shareDownwards, shareUpwards } from './rules/risk/moves.ts';
export { noticingRate, shareOfChancesTaken } from './rules/risk/noticing.ts';
export { effortOfCase, timeCriticalPoints } from './rules/workload/work-of-cases.ts';
export { isReducedFromQualifying, reductionByGrade } from './rules/staff/career-stages.ts';
export { hazardOfYearlyShare } from './rules/staff/hazards.ts';
export { daysOfInexperience, shareOfNewOfficers } from './rules/staff/inexperience.ts';
export { mayStartTraining, placesOfIntake } from './rules/staff/intakes.ts';
export { meanFte, peopleForFte } from './rules/staff/people-in-posts.ts';
export {
  daysTrainedAtLeast,
  monthsInTraining,
  trainingCohorts,
  yearsByServiceBand,
} from './rules/staff/staff-at-start.ts';
export { pressureOf, pressureOfContent, referenceOfTrainees, strainTowards } from './rules/staff/strain.ts';
export { leavingPreventedByTieIn, tieInDays } from './rules/staff/tie-in.ts';
export { calendarDays } from './rules/calendar/working-week.ts';
export { endsContactEarly, mayContactEnd, shareEntered } from './rules/supervision/end-of-contact.ts';
export type { ContactScheme } from './rules/supervision/end-of-contact.ts';
export { meanMonthsOfRecall } from './rules/supervision/recall-kinds.ts';
export { shareOfTimePostSentence } from './rules/supervision/post-sentence.ts';
export { startsShareOnDay, workingDaysOfYear } from './rules/demand/starts-of-a-day.ts';
export {
  onceShortAreSuspended,
  sentencesBefore,
  shareSuspended,
  shortSentences,
} from './rules/demand/short-sentences.ts';
export { demandGrownBy } from './rules/demand/growth.ts';
export { demandGrowths, epochsOf } from './time/epochs.ts';
export type { Epoch } from './time/epochs.ts';
export { mayBePromoted } from './rules/staff/promotion.ts';
export { overtimeHoursAWeek } from './rules/workload/overtime.ts';
export { timeForCases } from './rules/workload/time-for-cases.ts';
export { staffFigures } from './counts/figures.ts';
export { GradeIndex } from './state/practitioners.ts';
export { daysOfHandover } from './rules/supervision/handover.ts';
export { synonyms } from './synonyms.ts';
