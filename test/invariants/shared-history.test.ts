import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysToSimulate, parameterDefinitions, simulateService, simulateServices } from '../../src/model/index.ts';
import type { DatedChange, ParameterDefinition, ReplicationResult, ServiceInput } from '../../src/model/index.ts';
import { baseline, seed, world } from '../model/worlds.ts';
import type { Settings } from '../model/worlds.ts';

/** Scenarios that are simulated together give what each gives alone, to the last bit. */

const alone = (inputs: readonly ServiceInput[], replication = 1): ReplicationResult[] =>
  inputs.map((input) => simulateService(input, seed, replication, { scopes: 'pdu' }));
const together = (inputs: readonly ServiceInput[], replication = 1): ReplicationResult[] =>
  simulateServices(inputs, seed, replication, { scopes: 'pdu', checkBalance: true });

const settings = Object.entries(parameterDefinitions).flatMap(([chapter, definitions]) =>
  Object.entries(definitions as Readonly<Record<string, ParameterDefinition>>).flatMap(([name, { firstDayOnly }]) =>
    firstDayOnly === true ? [] : [{ chapter, name }],
  ),
);
const chapters = [...new Set(settings.map(({ chapter }) => chapter))];

/** A setting with another value from a date on; unlike that of the baseline where one is sure to be allowed. */
function changeOf(chapter: string, name: string, date: string, times = 1.1): DatedChange {
  const of = baseline.parameters as unknown as Record<string, Record<string, DatedChange['value']>>;
  const value = of[chapter][name];
  if (typeof value === 'boolean') return { date, chapter, name, value: !value };
  if (typeof value === 'number')
    return { date, chapter, name, value: Number.isInteger(value) ? Math.round(value * times) + 1 : value * times };
  if (typeof value === 'string') return { date, chapter, name, value };
  const [first, second] = Object.keys(value);
  const swapped = second === undefined ? value : { ...value, [first]: value[second], [second]: value[first] };
  return { date, chapter, name, value: swapped };
}

/** The share of all days that sharing saves. */
const saved = (inputs: readonly ServiceInput[]): number =>
  1 - daysToSimulate(inputs) / inputs.reduce((sum, input) => sum + daysToSimulate([input]), 0);

describe('scenarios that first differ on a date', () => {
  const unit = world({ years: 0.6, settings: { organisation: { share_of_service: 1 / 324 }, start: { run_in: 2 } } });

  test.each(chapters)('in any one setting of chapter %s share the time before, whatever acts ahead', (chapter) => {
    const changed = settings
      .filter((each) => each.chapter === chapter)
      .map(({ name }) => ({ ...unit, changes: [changeOf(chapter, name, '2021-10-05', 1.5)] }));
    const inputs = [unit, ...changed];
    expect(together(inputs)).toEqual(alone(inputs));
    expect(saved(inputs)).toBeGreaterThan(0);
  });

  const planned: NonNullable<Settings['staff']> = { placement: 'shortage', moves_between_units: 0.4, relief: 0.2 };
  const worldOf = (isPlanned: boolean): ServiceInput =>
    world({
      years: 1.2,
      settings: {
        organisation: {
          share_of_service: 3 / 216,
          delivery_units: { Anglia: 2, Wales: 1 },
          caseload_weight: {},
          vacancies: { Anglia: 1800 },
          months_between_plans: 2,
        },
        start: { run_in: 1 },
        ...(isPlanned && { staff: planned }),
      },
    });
  const dates = ['2021-07-01', '2021-07-14', '2021-08-01', '2021-11-01', '2022-01-30', '2022-03-01', '2022-08-20'];
  const change = fc
    .tuple(fc.constantFrom(...settings), fc.constantFrom(...dates), fc.constantFrom(0.8, 1.4))
    .map(([{ chapter, name }, date, times]) => changeOf(chapter, name, date, times));
  const changesOf = (most: number) =>
    fc
      .array(change, { maxLength: most })
      .map((changes) => changes.sort((one, other) => (one.date < other.date ? -1 : 1)));

  test('however many dates they share give what each gives alone', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        changesOf(3),
        fc.array(changesOf(3), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 50 }),
        (isPlanned, shared, own, replication) => {
          const input = worldOf(isPlanned);
          const inputs = [shared, ...own.map((changes) => [...shared, ...changes])].map((changes) => ({
            ...input,
            changes: changes.sort((one, other) => (one.date < other.date ? -1 : 1)),
          }));
          expect(together(inputs, replication)).toEqual(alone(inputs, replication));
        },
      ),
      { seed, numRuns: process.env.PROCAP_LONG === undefined ? 4 : 40 },
    );
  });
});
