import { Attendance } from '../state/practitioners.ts';
import { assignCase, unassignCase, caseClassOf } from '../processes/cases/caseload.ts';
import { isProbationOfficer } from '../processes/staff/officers.ts';
import { mayHoldByClass, mayHoldIndex } from '../rules/allocation/who-may-hold.ts';
import type { Service } from '../service.ts';
import { none } from '../state/identity.ts';
import type { CaseId, OfficerId } from '../state/identity.ts';

/**
 * On the first day one probation officer of the unit comes to hold so many cases, whatever room there is: whoever of
 * them at work holds the most gets cases of colleagues, one of each in turn, until there are so many or no colleague
 * has one that may be given.
 *
 * Allocation goes by load and would never do this; an office may have. From then on the officer is treated like any
 * other.
 */
export function assignLargestCaseload(service: Service): void {
  const { officers, unit, p } = service;
  const wanted = p.start.largest_caseload;
  const atWork = unit.caseHolders.filter(
    (officer) => isProbationOfficer(service, officer) && officers.attendance[officer] === Attendance.atWork,
  );
  if (wanted === 0 || atWork.length === 0) return;
  const holder = atWork.reduce((most, officer) =>
    officers.casesHeld[officer] > officers.casesHeld[most] ? officer : most,
  );
  const colleagues = unit.caseHolders.filter((officer) => officer !== holder);
  for (let hasTransferred = true; hasTransferred;) {
    hasTransferred = false;
    for (const colleague of colleagues) {
      if (officers.casesHeld[holder] >= wanted) return;
      const case_ = caseToTransfer(service, colleague, holder);
      if (case_ === none) continue;
      unassignCase(service, case_);
      assignCase(service, case_, holder);
      hasTransferred = true;
    }
  }
}

/**
 * Of the cases of an officer that a colleague may hold, the one with the longest to go, so that it stays; `none` where
 * there is none.
 */
function caseToTransfer(service: Service, officer: OfficerId, colleague: OfficerId): CaseId {
  const { cases, officers, unit } = service;
  let chosen: CaseId = none;
  for (let case_ = officers.firstCase[officer]; case_ !== none; case_ = cases.nextHeld[case_]) {
    const may = mayHoldByClass[mayHoldIndex(officers.holderClass[colleague], caseClassOf(service, case_))] === 1;
    if (may && !unit.waitingList.has(case_) && (chosen === none || cases.endsOn[case_] > cases.endsOn[chosen]))
      chosen = case_;
  }
  return chosen;
}
