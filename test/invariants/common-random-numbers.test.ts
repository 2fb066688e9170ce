import { describe, expect, test } from 'vitest';
import { metrics, simulateService } from '../../src/model/index.ts';
import type { DatedChange, MetricName, ReplicationResult, ServiceInput } from '../../src/model/index.ts';
import type { Service } from '../../src/model/service.ts';
import { contactEndsAfter, baseline, monthly, run, seed, world } from '../model/worlds.ts';
import type { World } from '../model/worlds.ts';
import { none, never } from '../../src/model/state/identity.ts';

/** All figures of the months before a date, as text, so that a figure without meaning equals another. */
const before = (result: ReplicationResult, date: string): string[] =>
  metrics.flatMap(({ name }) =>
    monthly(result, name)
      .filter((_, month) => result.dates[month] < date)
      .map((value, month) => `${result.dates[month]} ${name} ${value}`),
  );

const all = (result: ReplicationResult) => before(result, '9999');

const change = (date: string, chapter: string, name: string, value: DatedChange['value']): World => ({
  changes: [{ date, chapter, name, value }],
});

const plain = run(world({ years: 2 }));

/** What officers have no part in: how many people are on probation, and where. */
const ofTheCourts: readonly MetricName[] = ['caseload.all', 'caseload.community', 'caseload.custody'];

/**
 * A case as it stands when its person is sentenced, the start state included: numbers that chance gave it, of which
 * none is an officer's doing. What is on record of a case of the start is.
 */
const fieldsAtSentence = [
  'sentence',
  'stage',
  'actualRisk',
  'recordedRisk',
  'mappaLevel',
  'rsrBand',
  'complexityFactors',
  'changeDigit',
  'supervisedFrom',
  'endsOn',
  'needsOfficerFrom',
  'releaseExpectedOn',
] as const;

interface CaseHistory {
  readonly from: number;
  readonly atSentence: readonly number[];
  /** The day on which the case ended; absent where it was open on the last day. */
  to?: number;
}

/** What becomes of every case of a run, by source and serial number. */
function caseHistoriesIn(input: ServiceInput): Map<string, CaseHistory> {
  const histories = new Map<string, CaseHistory>();
  /**
   * The case that each record held when last looked at, and the `life` of the record then: another one is another case.
   */
  const held: (CaseHistory | undefined)[] = [];
  const heldGeneration: number[] = [];
  let changes = -1;
  let day = 0;
  const observe = ({ cases, today }: Service): void => {
    // The next event has not taken place: what has changed was done by the one before, on its day.
    if (cases.created + cases.ended !== changes) {
      changes = cases.created + cases.ended;
      for (let case_ = cases.first, record = 0; case_ < cases.end; case_ = cases.after(case_), record++) {
        const before = held[record];
        if (before !== undefined && heldGeneration[record] === cases.generation[case_]) continue;
        if (before !== undefined) before.to = day;
        const now =
          cases.stage[case_] === none
            ? undefined
            : {
                from: day,
                atSentence: fieldsAtSentence.map((field) =>
                  field === 'recordedRisk' && cases.serialNumber[case_] < 0 ? never : cases[field][case_],
                ),
              };
        held[record] = now;
        heldGeneration[record] = cases.generation[case_];
        if (now !== undefined) histories.set(`${cases.source[case_]}/${cases.serialNumber[case_]}`, now);
      }
    }
    day = today;
  };
  simulateService(input, seed, 1, { observer: { eventComes: observe, unitEnds: observe } });
  return histories;
}

describe('two runs with one seed', () => {
  test('are the same to the last bit', () => {
    expect(all(run(world({ years: 2 })))).toEqual(all(plain));
  });

  test('with two replications of it are not the same', () => {
    expect(all(run(world({ years: 2 }), 2))).not.toEqual(all(plain));
  });

  test('of one year and of two years are the same in the first', () => {
    expect(all(run(world({ years: 1 })))).toEqual(before(plain, '2022-07-01'));
  });

  test('differ by nothing where a scenario sets a setting to what it is already', () => {
    expect(
      all(
        run(
          world({ years: 2, ...change('2021-10-14', 'staff', 'other_staff', baseline.parameters.staff.other_staff) }),
        ),
      ),
    ).toEqual(all(plain));
  });
});

describe('one probation officer more', () => {
  const { probation_officers } = baseline.parameters.staff;
  // Every officer holds cases, so that one more is of consequence.
  const in_sentence_management = { ...baseline.parameters.staff.in_sentence_management, probation_officers: 1 };
  const plainWorld = world({ years: 2, settings: { staff: { in_sentence_management } } });
  // 108 units of 0.935 FTE an officer: one person in this unit.
  const worldWithMore = world({
    years: 2,
    settings: { staff: { in_sentence_management, probation_officers: probation_officers + 108 * 0.935 } },
  });
  const plain = run(plainWorld);
  const more = run(worldWithMore);

  test('is one person more on the first day, and matters', () => {
    expect(monthly(more, 'staff.headcount.PO')[0]).toBe(monthly(plain, 'staff.headcount.PO')[0] + 1);
    expect(monthly(more, 'capacity.ratioOfSums')).not.toEqual(monthly(plain, 'capacity.ratioOfSums'));
  });

  test.each(ofTheCourts)(
    'changes no arrival, length of sentence, release or recall: %s is the same in each month',
    (name) => {
      expect(monthly(more, name)).toEqual(monthly(plain, name));
    },
  );

  test('changes not one case: each is the same person, sentenced on the same day to the same length, and ends on the same day', () => {
    const histories = caseHistoriesIn(worldWithMore);
    const without = caseHistoriesIn(plainWorld);
    expect([...histories.values()].filter(({ from }) => from > 0).length).toBeGreaterThan(2000);
    expect([...histories.values()].filter(({ to }) => to !== undefined).length).toBeGreaterThan(2000);
    expect(histories.size).toBe(without.size);
    expect([...histories].filter(([name, life]) => JSON.stringify(life) !== JSON.stringify(without.get(name)))).toEqual(
      [],
    );
  });

  test('moves no other officer: leaving, moves and starts of the others are the same while their strain is', () => {
    // Strain and posts differ a little with load, so that an event may fall out otherwise; most months must be as they
    // were.
    for (const name of ['joiners.PO', 'trainees.started', 'movers.PO', 'trainees.qualified'] as const) {
      const same = monthly(more, name).filter((value, month) => value === monthly(plain, name)[month]).length;
      expect(same, name).toBeGreaterThanOrEqual(22);
    }
  });
});

describe('a change of settings from a day on', () => {
  test.each([
    [
      'leaving twenty times as likely',
      change('2022-05-10', 'staff', 'leaving', {
        probation_officers: 1.4,
        probation_services_officers: 2,
        senior_probation_officers: 0.8,
      }),
    ],
    ['ten times the demand on the last day but one', change('2023-06-29', 'demand', 'community_orders', 610_000)],
    ['a recall rate of three', change('2022-11-08', 'supervision', 'recall_rate', 3)],
    ['five breaches a year', change('2022-08-31', 'supervision', 'breach_rate', 5)],
    ['risk that moves ten times as often', change('2022-03-15', 'risk', 'moves', 2.5)],
    ['Probation Reset', change('2022-03-16', 'supervision', 'contact_ends_after', contactEndsAfter(0.6))],
    ['an end to overtime', change('2022-03-17', 'loops', 'overtime', 0)],
    ['all officers sick', change('2022-03-18', 'absence', 'long_spells', 5)],
    ['longer orders', change('2022-07-01', 'supervision', 'community_order_length', 30)],
  ] as const)('%s: nothing is otherwise before the day, and something after it', (_, changed) => {
    const result = run(world({ years: 2, ...changed }));
    const { date } = changed.changes![0];
    expect(before(result, date)).toEqual(before(plain, date));
    expect(all(result)).not.toEqual(all(plain));
  });
});

describe('delivery units', () => {
  test('share no random numbers and no people: more sickness in one region leaves every figure of another as it was', () => {
    const regions = (sickness_weight: Record<string, number>) =>
      run(
        world({
          units: 3,
          settings: { organisation: { delivery_units: { A: 1, B: 1, C: 1 } }, absence: { sickness_weight } },
        }),
      );
    const [as, sicker] = [regions({}), regions({ B: 3 })];
    const of = (result: ReplicationResult, region: string) =>
      metrics.flatMap(({ name }) => monthly(result, name, `region:${region}`));
    expect(of(sicker, 'A')).toEqual(of(as, 'A'));
    expect(of(sicker, 'B')).not.toEqual(of(as, 'B'));
    expect(of(sicker, 'C')).toEqual(of(as, 'C'));
  });
});
