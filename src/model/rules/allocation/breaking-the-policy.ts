import { caseClass, caseClassCount, mappaLevels, roshLevels } from '../../categories.ts';
import { isUrgentByClass } from './who-may-hold.ts';

const high = roshLevels.indexOf('high');
const medium = roshLevels.indexOf('medium');

/**
 * Where managers break the policy of who may hold a case, a case of high risk that is not urgent is allocated as one of
 * medium risk: by class of case, the class that then decides; for any other class, itself. It concerns only a case that
 * has no officer and has waited for long; trainees are left out.
 *
 * Source: pq-131414 (0.4% of cases were held against the policy); operating rules, section 3. A setting says whether.
 */
export const classIfPolicyIsBroken: Uint8Array = Uint8Array.from({ length: caseClassCount }, (_, class_) => class_);
for (const mappaLevel of mappaLevels) {
  const class_ = caseClass(high, mappaLevel);
  if (isUrgentByClass[class_] === 0) classIfPolicyIsBroken[class_] = caseClass(medium, mappaLevel);
}

/**
 * Whether a case has waited long enough for the policy to be broken: working days since it has waited, and the setting.
 */
export const hasWaitedLongEnough = (workingDaysWaited: number, breakPolicyAfter: number): boolean =>
  workingDaysWaited >= breakPolicyAfter;
