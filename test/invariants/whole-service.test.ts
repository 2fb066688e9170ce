import { describe, expect, it } from 'vitest';
import { memoryOf, metricIndex, metrics, simulateService } from '../../src/model/index.ts';
import type { MetricName, ReplicationResult } from '../../src/model/index.ts';
import type { Service } from '../../src/model/service.ts';
import { readScenario } from '../../src/scenario/index.ts';
import { bytesOfAnEvent, bytesOfArrays } from '../bench/memory.ts';
import { shippedText } from '../shipped-text.ts';

const isLong = process.env.PROCAP_LONG !== undefined;
/** The quick test ends after June 2022, the first month with figures of a year; the long one after five years. */
const years = isLong ? 5 : 1.02;
const month = isLong ? '2023-01-31' : '2022-06-30';

/** One replication; the service as its last unit leaves it; and the memory that users are told of beforehand. */
function wholeService(): { result: ReplicationResult; service: Service; bytesForeseen: number } {
  const reading = readScenario('scenarios/published/baseline-2021.yaml', shippedText, { run: { years } });
  if (!reading.ok) throw new Error('scenarios/published/baseline-2021.yaml cannot be read.');
  const { scenario } = reading;
  let service: Service | undefined;
  const result = simulateService(scenario, scenario.seed, 1, {
    checkBalance: isLong,
    observer: { eventComes: () => {}, unitEnds: (each) => (service = each) },
  });
  return { result, service: service!, bytesForeseen: memoryOf(scenario).bytes };
}

/**
 * The figures that the baseline must show before any calibration: they hold it to the size of the service, and are no
 * evidence that it is right.
 */
describe('the whole service at full size', () => {
  const { result, service, bytesForeseen } = wholeService();
  const of = (metric: MetricName, month: number, scope = 0): number =>
    result.values[(month * result.areas.length + scope) * metrics.length + metricIndex[metric]];
  const then = result.dates.indexOf(month);

  it('has 225,000 to 245,000 people on probation throughout', () => {
    for (const month of result.dates.keys()) {
      expect(of('caseload.all', month), result.dates[month]).toBeGreaterThan(225_000);
      expect(of('caseload.all', month), result.dates[month]).toBeLessThan(245_000);
    }
  });

  it(`has 4,000 to 5,000 probation officers, 18,500 to 21,000 staff, a mean capacity of 100 to 130% and 500 to 5,000 unallocated cases on ${month}`, () => {
    const between = (metric: MetricName, least: number, most: number): void => {
      expect(of(metric, then), metric).toBeGreaterThan(least);
      expect(of(metric, then), metric).toBeLessThan(most);
    };
    between('staff.inPost.PO', 4000, 5000);
    between('staff.inPost.all', 18_500, 21_000);
    between('capacity.mean.all', 100, 130);
    between('unallocated.all', 500, 5000);
    between('sickness.daysPerStaffYear', 11, 14);
  });

  it('has more overload and more unallocated cases in London, where posts are vacant, than in Wales, where they are not', () => {
    const london = result.areas.indexOf('region:London');
    const wales = result.areas.indexOf('region:Wales');
    expect(of('capacity.mean.all', then, london)).toBeGreaterThan(of('capacity.mean.all', then, wales) + 10);
    expect(of('unallocated.all', then, london) / of('caseload.all', then, london)).toBeGreaterThan(
      of('unallocated.all', then, wales) / of('caseload.all', then, wales),
    );
  });

  it('needs less than 10 MB for state and results, of the 300 MB that a thread may take, and no more for its state than is foreseen', () => {
    // Units stand in the same memory one after another and it never shrinks, so that the last leaves what the largest
    // has needed. What Node itself takes, 60 to 130 MB, and what lies about until it is cleared away differ by machine
    // and are not in this.
    const { cases, officers, queue } = service;
    const state = bytesOfArrays(cases) + bytesOfArrays(officers) + queue.capacity * bytesOfAnEvent();
    expect(state + result.values.byteLength).toBeLessThan(10e6);
    expect(bytesForeseen).toBeGreaterThan(state);
    expect(bytesForeseen).toBeLessThan(4 * state);
  });
});
