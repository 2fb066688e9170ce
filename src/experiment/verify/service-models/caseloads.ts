import { chooseFrom, poissonFrom, RandomStreams } from '../../../engine/index.ts';
import { dayBeforeStarts, monthlyValues, aboutModelRuns, startsInOneYear, sumOverBatches } from './bare-service.ts';
import type { SettingOverrides } from './bare-service.ts';
import { poissonDistribution } from '../theory/closed-forms.ts';
import { numberOf } from '../theory-model.ts';
import type { ReplicationSeed, TheoryModel } from '../theory-model.ts';
import type { TheoryValues } from '../parameters.ts';

/** Points of each case here: low risk, tier D3, in the community. */
const pointsOfCase = 51;

/** Cases never end, and no more than so many times the limit can be given to an officer. */
const mostOverLimit = 3;

/** Units that are run at once; the random numbers of units have room for a thousand. */
const unitsAtOnce = 500;

function caseloads(values: TheoryValues) {
  return { officers: numberOf(values, 'officers'), cases: numberOf(values, 'cases'), limit: numberOf(values, 'limit') };
}

export const caseloadsModel: TheoryModel = {
  name: 'caseloads',
  title: 'Caseloads by random and by least-loaded allocation',
  about:
    `${aboutModelRuns} cases of equal weight that never end are allocated to equal officers, as the model ` +
    'does, to the least loaded; for comparison, the engine allocates them at random.',
  source: 'Feller (1968), An Introduction to Probability Theory, volume 1, II.5 and VI.6',
  parameters: { officers: 'required', cases: 'required', limit: 'required' },
  examples: [{ officers: 5, cases: 60, limit: 10 }],
  validate: (values) => {
    const { officers, cases, limit } = caseloads(values);
    return cases <= mostOverLimit * officers * limit
      ? values
      : `The mean number of cases must be at most ${mostOverLimit} times what officers hold at the limit, ` +
          `${mostOverLimit * officers * limit}; found ${cases}.`;
  },
  measures: (values) => {
    const { officers, cases, limit } = caseloads(values);
    return [
      {
        name: 'overRandom',
        label: 'share of officers over the limit, random',
        expected: poissonDistribution(cases / officers).mean((number) => (number > limit ? 1 : 0)),
      },
      {
        name: 'overLeastLoaded',
        label: 'share of officers over the limit, least loaded',
        expected: poissonDistribution(cases).mean((number) =>
          Math.min(1, Math.max(0, number - limit * officers) / officers),
        ),
      },
    ];
  },
  size: {
    of: 'units',
    least: () => 20,
    work: (values, size) => 100_000 + size * (3000 + 40 * numberOf(values, 'cases')),
  },
  replicate: (values, size, replicationSeed) => [
    overByChance(values, size, replicationSeed),
    sumOverBatches(size, unitsAtOnce, replicationSeed, (units, batchSeed) =>
      overByLeastLoad(values, units, batchSeed),
    ) / size,
  ],
};

/** The share of officers over the limit where cases go to anybody, by the engine. */
function overByChance(values: TheoryValues, units: number, { seed, replication }: ReplicationSeed): number {
  const { officers, cases, limit } = caseloads(values);
  const streams = new RandomStreams(seed, replication);
  const [numbers, choices] = [streams.stream('cases'), streams.stream('choice')];
  const equal = new Array<number>(officers).fill(1);
  let over = 0;
  for (let unit = 0; unit < units; unit++) {
    const held = new Array<number>(officers).fill(0);
    const number = poissonFrom(numbers.uniform(0, unit), cases);
    for (let case_ = 0; case_ < number; case_++) held[chooseFrom(choices.uniform(0, unit, case_), equal)]++;
    over += held.filter((each) => each > limit).length;
  }
  return over / (units * officers);
}

/** Units' worth of officers over the limit in the model, where managers choose: the share, times so many units. */
function overByLeastLoad(values: TheoryValues, units: number, replicationSeed: ReplicationSeed): number {
  const { officers, cases, limit } = caseloads(values);
  const settings: SettingOverrides = {
    organisation: { delivery_units: { A: units } },
    supervision: { community_order_length: 120, order_length_spread: 0 },
    allocation: { preferred_ceiling: 5, most_ceiling: 5 },
    staff: {
      probation_officers: officers * units,
      in_sentence_management: { probation_officers: 1, probation_services_officers: 1, trainees: 1 },
    },
    // Half a case more than the limit: over it means over capacity.
    work: {
      nominal_target: pointsOfCase * (limit + 0.5),
      initial_due_order: 130,
      interval_very_high: 36,
      interval_high: 36,
      interval_other: 36,
    },
  };
  const shares = monthlyValues(
    { start: dayBeforeStarts, years: 14 / 12, settings, changes: startsInOneYear(cases * units) },
    'capacity.shareOver100',
    replicationSeed,
  );
  return (units * shares[shares.length - 1]) / 100;
}
