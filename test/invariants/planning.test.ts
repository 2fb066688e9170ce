import { describe, expect, test } from 'vitest';
import { memoryOf, metrics, simulateService } from '../../src/model/index.ts';
import type { Area, DatedChange, ReplicationResult, ServiceInput } from '../../src/model/index.ts';
import type { Service } from '../../src/model/service.ts';
import { bytesOfAnEvent, bytesOfArrays } from '../bench/memory.ts';
import { mean, monthly, run, seed, total, world } from '../model/worlds.ts';
import type { Settings } from '../model/worlds.ts';

/** Units that wait for one another at planning dates: what is shared out there, and that nothing else changes. */

/** One region of three is short: a third of its posts are vacant. The run ends within a month. */
const settings = (staff: Settings['staff'] = {}, years = 1.55): ServiceInput =>
  world({
    years,
    settings: {
      organisation: {
        share_of_service: 4 / 108,
        delivery_units: { Anglia: 2, Wales: 1, Zetland: 1 },
        caseload_weight: {},
        vacancies: { Anglia: 1800 },
      },
      staff,
    },
  });
const everything: Settings['staff'] = { placement: 'shortage', moves_between_units: 0.3, relief: 0.2 };
const neverInForce: DatedChange = { date: '2030-01-01', chapter: 'staff', name: 'placement', value: 'shortage' };

const simulate = (input: ServiceInput, unit?: string): ReplicationResult =>
  simulateService(input, seed, 1, { scopes: 'pdu', checkBalance: true, ...(unit !== undefined && { unit }) });
const figuresOf = (result: ReplicationResult, areas = result.areas): string[] =>
  areas.flatMap((area) => metrics.map(({ name }) => `${area} ${name} ${monthly(result, name, area).join()}`));

describe('planning dates', () => {
  const plain = simulate(settings());
  const planned = simulate(settings(everything)); // an imbalance would have thrown

  test('at which nothing is planned change no figure of any unit', () => {
    const waiting = simulate({ ...settings(), changes: [neverInForce] });
    expect(waiting.events).toBeGreaterThan(plain.events); // the dates themselves
    expect(figuresOf(waiting)).toEqual(figuresOf(plain));
  });

  test('at which all is planned move people, lose nobody, and do so alike each time and in whatever order regions stand', () => {
    expect(total(planned, 'staff.movesBetweenUnits')).toBeGreaterThan(20);
    expect(figuresOf(simulate(settings(everything)))).toEqual(figuresOf(planned));
    const input = settings(everything);
    const { organisation } = input.parameters;
    const turned = Object.fromEntries(Object.entries(organisation.delivery_units).reverse());
    const parameters = { ...input.parameters, organisation: { ...organisation, delivery_units: turned } };
    expect(figuresOf(simulate({ ...input, parameters }))).toEqual(figuresOf(planned));
  });

  test('need no more memory than users are told of, and not much less', () => {
    const services: Service[] = [];
    const keep = { eventComes: () => undefined, unitEnds: (service: Service) => void services.push(service) };
    simulateService(settings(everything), seed, 1, { observer: keep });
    const bytes = services.reduce(
      (sum, { cases, officers, queue }) =>
        sum + bytesOfArrays(cases) + bytesOfArrays(officers) + queue.capacity * bytesOfAnEvent(),
      0,
    );
    const { bytes: foreseen } = memoryOf(settings(everything));
    expect(services).toHaveLength(4);
    expect(foreseen).toBeGreaterThan(bytes);
    expect(foreseen).toBeLessThan(4 * bytes);
  });

  test('leave a unit that is looked at alone what it is among the others', () => {
    const alone = simulate(settings(everything), 'Wales');
    const area = ['pdu:Wales'] as const;
    expect(figuresOf(alone, area)).toEqual(figuresOf(planned, area));
  });

  test('move no figure of the time before the first change that needs them', () => {
    const changes: DatedChange[] = [{ date: '2022-06-05', chapter: 'staff', name: 'moves_between_units', value: 1 }];
    const changed = simulate({ ...settings(), changes });
    const before = (result: ReplicationResult): number[] =>
      metrics.flatMap(({ name }) => monthly(result, name).slice(0, 12)); // to the end of June: the next date is in September
    expect(before(changed)).toEqual(before(plain));
    expect(total(changed, 'staff.movesBetweenUnits', 15)).toBeGreaterThan(0);
  });
});

describe('placement by shortage', () => {
  const replications = [1, 2, 3];
  const of = (staff: Settings['staff']): ReplicationResult[] =>
    replications.map((replication) => run(settings(staff, 4), replication));
  const lastYear = (result: ReplicationResult, area: Area): number =>
    mean(monthly(result, 'capacity.mean.all', area).slice(-12));
  /** Workload of the worst region above that of the service, in percentage points. */
  const gap = (result: ReplicationResult): number =>
    Math.max(...result.areas.slice(1).map((area) => lastYear(result, area))) - lastYear(result, 'service');

  const byShare = of({}).map(gap);

  test.each(['shortage', 'region'] as const)(
    '%s: brings the worst region nearer to the others, in each replication',
    (placement) => {
      const byShortage = of({ placement }).map(gap);
      byShortage.forEach((each, index) => expect(each).toBeLessThan(byShare[index]));
      expect(mean(byShortage)).toBeLessThan(mean(byShare) - 3);
    },
  );
});
