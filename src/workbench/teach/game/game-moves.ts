import type { Scenario } from '../../../scenario/index.ts';
import type { Move } from '../../state/moves.ts';
import { valueOn } from '../../state/moves.ts';
import type { Months } from '../figures.ts';
import { gameYears, leverOf } from './decisions.ts';
import type { Choices, LeverId } from './decisions.ts';
import type { Shock } from './shocks.ts';

/** The first day of each year of the game. */
export function firstDaysOf({ start }: Scenario): readonly string[] {
  const year = Number(start.slice(0, 4));
  return Array.from({ length: gameYears }, (_, index) => `${year + index}${start.slice(4)}`);
}

/** The months of one year of the game, from 0. */
export function monthsOfYear(scenario: Scenario, year: number): Months {
  const [first, next] = [year, year + 1].map(
    (index) => `${Number(scenario.start.slice(0, 4)) + index}${scenario.start.slice(4)}`,
  );
  return { after: first, until: next };
}

/** What a team has decided and what has befallen the unit, as moves from the first day of each year and of each shock. */
export function movesOf(years: readonly Choices[], shocks: readonly Shock[], scenario: Scenario): readonly Move[] {
  const days = firstDaysOf(scenario);
  const level = (id: LeverId, year: number): number => leverOf(id).options[years[year][id]].level;
  const share = scenario.parameters.organisation.share_of_service;
  const decided = years.flatMap((choices, year): Move[] => {
    const from = days[year];
    const changed = (id: LeverId): boolean => choices[id] !== (year === 0 ? leverOf(id).asNow : years[year - 1][id]);
    const move = (id: LeverId, setting: string, to: number): Move[] =>
      changed(id) ? [{ setting, from, level: to }] : [];
    const now = (setting: string): number => Number(valueOn(scenario, setting, scenario.start));
    const isAsNow = (id: LeverId): boolean => choices[id] === leverOf(id).asNow;
    return [
      ...move(
        'training',
        'training.places',
        isAsNow('training') ? now('training.places') : level('training', year) / share,
      ),
      ...move(
        'ceiling',
        'allocation.most_ceiling',
        isAsNow('ceiling') ? now('allocation.most_ceiling') : level('ceiling', year),
      ),
      ...move('agency', 'staff.agency_officers', now('staff.agency_officers') + level('agency', year) / share),
      ...move('reset', 'supervision.contact_ends_after', level('reset', year)),
    ];
  });
  return [...decided, ...leavingMoves(years, shocks, scenario), ...shocks.flatMap(({ moves }) => moves)];
}

/**
 * Leaving by what is paid and by what befalls: a payment of the share s of pay multiplies the rate by (1 + s) to the
 * power of minus the elasticity, as the model does with a retention payment (`pay.retention_payment`), in every grade.
 */
function leavingMoves(years: readonly Choices[], shocks: readonly Shock[], scenario: Scenario): readonly Move[] {
  const days = firstDaysOf(scenario);
  const elasticity = scenario.parameters.staff.pay_elasticity;
  const surges = shocks.flatMap(({ on, leaving }) => (leaving === undefined ? [] : [{ on, ...leaving }]));
  const dates = [
    ...new Set([...days.slice(0, years.length), ...surges.flatMap(({ on, until }) => [on, until])]),
  ].sort();
  const levels = dates.map((from) => {
    const year = days.findLastIndex((day) => day <= from);
    const paid = year >= years.length ? 0 : leverOf('retention').options[years[year].retention].level;
    const times = surges.find(({ on, until }) => on <= from && from < until)?.times ?? 1;
    return { setting: 'staff.leaving', from, level: times * (1 + paid) ** -elasticity };
  });
  return levels.filter(({ level }, index) => level !== (levels[index - 1]?.level ?? 1));
}
