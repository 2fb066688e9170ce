import { describe, expect, test } from 'vitest';
import { twinOf } from '../../src/experiment/index.ts';
import { epochsOf, memoryOf } from '../../src/model/index.ts';
import type { ServiceInput } from '../../src/model/index.ts';
import { run, together, world } from '../model/worlds.ts';
import type { Settings } from '../model/worlds.ts';

/** What the courts pass, in numbers whose halves and quarters are exact. */
const passed: Settings = {
  organisation: { share_of_service: 1 / 324 },
  demand: { custodial_sentences: 64_000, suspended_sentence_orders: 16_000, short_sentences: 0.5 },
  supervision: {
    custody_length: 12,
    licence_length: 21,
    post_sentence_share: 0.625,
    short_sentence_custody_length: 3,
    short_sentence_licence_length: 12,
  },
};
/** Half of the short half is suspended; and the five settings that this comes to, worked by hand. */
const suspended: Settings = { demand: { short_sentences_suspended: 0.5 } };
const byHand: Settings = {
  demand: { custodial_sentences: 48_000, suspended_sentence_orders: 32_000 },
  supervision: { custody_length: 15, licence_length: 24, post_sentence_share: 0.5 },
};

const fromStart = (settings: Settings): ServiceInput => world({ settings: together(passed, settings) });
const fromOctober = (settings: Settings): ServiceInput => {
  const changes = Object.entries(settings).flatMap(([chapter, values]) =>
    Object.entries(values as Readonly<Record<string, number>>).map(([name, value]) => ({
      date: '2021-10-01',
      chapter,
      name,
      value,
    })),
  );
  return world({ settings: passed, changes });
};

describe('a share of short sentences suspended', () => {
  const without = run(fromStart({}));

  test.each([
    ['the start', fromStart],
    ['a day', fromOctober],
  ])(
    'from %s on gives the run, its room and the twin what the five settings by hand give, to the last bit',
    (_, of) => {
      const [one, five] = [of(suspended), of(byHand)];
      const result = run(one);
      expect(result.values).toEqual(run(five).values);
      expect(result.values).not.toEqual(without.values);
      expect(twinOf(one)).toEqual(twinOf(five));
      expect(memoryOf(one)).toEqual(memoryOf(five));
    },
  );

  test('acts on what the courts pass on each day, and on nothing twice', () => {
    const { parameters } = fromStart(suspended);
    const starts = epochsOf(parameters, [
      { date: '2021-10-01', chapter: 'demand', name: 'custodial_sentences', value: 32_000, day: 100 },
      { date: '2022-01-01', chapter: 'demand', name: 'short_sentences_suspended', value: 0, day: 200 },
    ]).map(({ p: { demand } }) => [demand.custodial_sentences, demand.suspended_sentence_orders]);
    expect(starts).toEqual([
      [48_000, 32_000],
      [24_000, 24_000],
      [32_000, 16_000],
    ]);
  });
});
