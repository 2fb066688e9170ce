import { recalculateStage } from '../staff/officers.ts';
import { officerLeaves } from '../staff/leaving.ts';
import { resumeHazards } from '../staff/staff-review.ts';
import type { Service } from '../../service.ts';
import type { OfficerId } from '../../state/identity.ts';

/**
 * An officer at work goes to another unit today. The cases stay and come back to be reallocated; what the officer is
 * goes along: name, length of service, stage, strain, random numbers, and what is left of each hazard.
 */
export function changeUnit(from: Service, to: Service, officer: OfficerId): OfficerId {
  const qualifiedOn = from.flows.retention.passOn(officer);
  const origin = from.officers.originOf(officer) ?? from.unit.plan;
  officerLeaves(from, officer, 'goes to another unit');
  const { officers, unit, flows } = to;
  const arrived = officers.addCopy(from.officers, officer);
  if (origin !== unit.plan) officers.setOrigin(arrived, origin);
  const grade = officers.grade[arrived];
  unit.inPost[grade]++;
  unit.joined[grade]++;
  unit.probationOfficers.push(arrived);
  if (officers.holdsCases[arrived] === 1) unit.caseHolders.push(arrived);
  if (qualifiedOn !== undefined) flows.retention.takeOver(arrived, qualifiedOn);
  resumeHazards(to, arrived);
  recalculateStage(to, arrived);
  return arrived;
}
