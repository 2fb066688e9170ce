import type { Scenario } from '../../../scenario/index.ts';
import type { Move } from '../../state/moves.ts';
import { valueOn } from '../../state/moves.ts';

/** What befalls the unit in a year, and which the team does not see coming. */
export interface Shock {
  readonly title: string;
  readonly tells: string;
  /** ISO date on which it comes. */
  readonly on: string;
  readonly moves: readonly Move[];
  /** While it lasts, everybody leaves so many times as readily; it meets what a retention payment does. */
  readonly leaving?: { readonly until: string; readonly times: number };
}

type Kind = (on: string, scenario: Scenario) => Shock;

const inMonths = (iso: string, months: number): string => {
  const [year, month] = iso.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`;
};

/** The dated changes that shocks are: sizes are the game's own. */
const kinds: readonly Kind[] = [
  (on, scenario) => {
    const now = Number(valueOn(scenario, 'demand.early_release_days', on));
    const share = Math.max(0.8, Number(valueOn(scenario, 'demand.early_release_share', on)));
    return {
      title: 'A wave of early release',
      tells: `Prisons are full: eight in ten prisoners come out ${now === 0 ? '65 days early' : '65 days earlier still'}, from one day to the next.`,
      on,
      moves: [
        { setting: 'demand.early_release_days', from: on, level: now + 65 },
        { setting: 'demand.early_release_share', from: on, level: share },
      ],
    };
  },
  (on) => {
    const until = inMonths(on, 4);
    return {
      title: 'A wave of sickness',
      tells: 'For four months staff fall sick three times as often.',
      on,
      moves: ['absence.short_spells', 'absence.long_spells'].flatMap((setting) => [
        { setting, from: on, level: 3 },
        { setting, from: until, level: 1 },
      ]),
    };
  },
  (on) => ({
    title: 'Officers leave for another employer',
    tells:
      'Another employer opens nearby. For two months staff leave at three times the usual rate: about three practitioners, if luck does not decide otherwise.',
    on,
    moves: [],
    leaving: { until: inMonths(on, 2), times: 3 },
  }),
  (on) => ({
    title: 'A serious further offence, and an alert',
    tells: 'An inquiry is announced. For a year everybody looks twice, and more risk is recorded as high.',
    on,
    moves: [
      { setting: 'risk.alert', from: on, level: 6 },
      { setting: 'risk.alert', from: inMonths(on, 12), level: 0 },
    ],
  }),
  (on) => ({
    title: 'The courts clear their backlog',
    tells: 'For six months the courts make a fifth more orders than usual.',
    on,
    moves: ['demand.community_orders', 'demand.suspended_sentence_orders'].flatMap((setting) => [
      { setting, from: on, level: 1.2 },
      { setting, from: inMonths(on, 6), level: 1 },
    ]),
  }),
];

/** One shock a year, each of another kind, in an order and in months that follow from the number of the game. */
export function shocksOf(game: number, firstDays: readonly string[], scenario: Scenario): readonly Shock[] {
  const random = numbersFrom(game);
  const left = [...kinds];
  return firstDays.map((first) => {
    const [kind] = left.splice(Math.floor(random() * left.length), 1);
    const on = inMonths(first, 1 + Math.floor(random() * 6));
    return kind(on, scenario);
  });
}

/** Numbers from 0 to 1 that follow from a seed (Mulberry32): enough to draw four shocks, and the same on every device. */
function numbersFrom(seed: number): () => number {
  let state = seed * 7919;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
