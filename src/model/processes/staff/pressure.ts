import { pressureOf, pressureOfContent } from '../../rules/staff/strain.ts';
import type { Service } from '../../service.ts';
import { loadOf } from '../work/officer-work.ts';
import type { OfficerId } from '../../state/identity.ts';

/**
 * The pressure that an officer feels today: workload above capacity, and a workload of high risk. None for an officer
 * without available points.
 *
 * What a unit goes through, such as scrutiny after a serious further offence, would be added here.
 */
export function pressureOn(service: Service, officer: OfficerId, load = loadOf(service, officer)): number {
  const { officers, p } = service;
  if (officers.available[officer] === 0) return 0;
  const points = officers.points[officer];
  const shareHighRisk = points > 0 ? officers.pointsOnlyPO[officer] / points : 0;
  return pressureOf(load) + pressureOfContent(shareHighRisk, p.strain.usual_high_risk, p.strain.content);
}
