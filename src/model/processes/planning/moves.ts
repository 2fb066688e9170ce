import { firstDraw, secondDraw } from '../../state/draws.ts';
import { Attendance } from '../../state/practitioners.ts';
import { shareAskingToMove, standingAmongWishes } from '../../rules/planning/moves-between-units.ts';
import { isKeptInRegion } from '../../rules/staff/tie-in.ts';
import type { Service } from '../../service.ts';
import type { OfficerId } from '../../state/identity.ts';
import type { UnitPlan } from '../../state/units.ts';
import { changeUnit } from './change-of-unit.ts';

/** Probation officers who have asked for another unit since the last planning date go there on the next one. */

interface Mover {
  readonly from: Service;
  readonly to: Service;
  readonly officer: OfficerId;
}

/** Those who have asked to move in so many days, and are at work, move. All choose before anyone goes. */
export function moveBetweenUnits(services: readonly Service[], days: number): void {
  const movers = services.flatMap((from) => moversOf(from, services, days));
  for (const { from, to, officer } of movers) {
    changeUnit(from, to, officer);
    to.flows.movesBetweenUnits++;
  }
}

function moversOf(from: Service, services: readonly Service[], days: number): Mover[] {
  const { officers, unit, streams, p } = from;
  const share = shareAskingToMove(p.staff.moves_between_units, days);
  if (share === 0) return [];
  const movers: Mover[] = [];
  for (const officer of unit.probationOfficers) {
    if (officers.attendance[officer] !== Attendance.atWork) continue;
    const drawn = officers.uniform(streams['moving between units'], officer, firstDraw(occasionOf(from)));
    const to = drawn < share ? chooseUnit(from, officer, services) : undefined;
    if (to !== undefined) movers.push({ from, to, officer });
  }
  return movers;
}

/** Each planning date is an occasion of its own, whatever the dates before it. */
const occasionOf = ({ calendar, today }: Service): number => calendar.year(today) * 12 + calendar.month(today);

/** The unit that an officer wants, among those of the region for whoever is tied to it; absent where there is none. */
function chooseUnit(from: Service, officer: OfficerId, services: readonly Service[]): Service | undefined {
  const { officers, streams, unit } = from;
  const staysInRegion = isTiedToRegion(from, officer);
  let chosen: Service | undefined;
  let best = Infinity;
  for (const service of services) {
    const { plan } = service.unit;
    if (service === from || (staysInRegion && plan.region !== unit.plan.region)) continue;
    const drawn = officers.uniform(streams['choice of unit'], officer, drawOfUnit(plan, occasionOf(from)));
    const standing = standingAmongWishes(drawn, plan.shareOfCases);
    if (standing < best) [chosen, best] = [service, standing];
  }
  return chosen;
}

function isTiedToRegion(service: Service, officer: OfficerId): boolean {
  const { officers, streams, p, today } = service;
  const since = Math.max(officers.qualifiedOn[officer], officers.serviceFrom[officer]);
  const drawn = officers.uniform(streams['moving between units'], officer, secondDraw(occasionOf(service)));
  return isKeptInRegion(p.staff.tie_in_covers, today - since, p.staff.tie_in, p.staff.tie_in_holds, drawn);
}

/**
 * The draw (0 to 1,048,575) at which a unit stands on an occasion, by its own name: units seldom share one. The factor
 * (2^32 over the golden ratio, made odd) spreads occasions that follow one another.
 */
const drawOfUnit = ({ key }: UnitPlan, occasion: number): number => (key[0] ^ Math.imul(occasion, 0x9e3779b1)) >>> 12;
