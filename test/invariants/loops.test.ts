import { describe, expect, test } from 'vitest';
import { studentTQuantile } from '../../src/experiment/index.ts';
import { loops, simulateService } from '../../src/model/index.ts';
import type { Loop, ReplicationResult, ServiceInput } from '../../src/model/index.ts';
import { mean, monthly, readShipped, seed, sum, withSettings } from '../model/worlds.ts';

/*
 * Each loop is in place in one run and cut in another with the same random numbers. The unit is that of scenarios/busy-unit.yaml:
 * a quarter more work than the average one, and every loop at the strong end of what is plausible.
 */
const busyUnit = readShipped('busy-unit.yaml');
/** The strong end of what is plausible for downward pressure, the one loop that is off in the busy unit. */
const strongEnd = 0.5;
const isLong = process.env.PROCAP_LONG !== undefined;

/**
 * The quick world: nothing changes at a date, and leaving and dropping out are three times as frequent, so that two
 * years hold enough of them to compare. Not more years: where more leave, fewer are left to leave, and the count of
 * leavers says less. Workload is well above capacity, whatever the baseline.
 */
function quickWorld(): ServiceInput {
  const { staff, training } = busyUnit.parameters;
  const { probation_officers, probation_services_officers, senior_probation_officers } = staff.leaving;
  const leaving = {
    probation_officers: 3 * probation_officers,
    probation_services_officers: 3 * probation_services_officers,
    senior_probation_officers: 3 * senior_probation_officers,
  };
  const in_sentence_management = { probation_officers: 0.6, probation_services_officers: 0.42, trainees: 1 };
  const settings = {
    work: { weight_scale: 1 },
    staff: { leaving, in_sentence_management },
    training: { drop_out: 3 * training.drop_out },
  };
  return { start: busyUnit.start, years: 2, parameters: withSettings(busyUnit.parameters, settings), changes: [] };
}

/** The long world: the scenario as it is shipped. */
const longWorld: ServiceInput = {
  start: busyUnit.start,
  years: 4,
  parameters: busyUnit.parameters,
  changes: busyUnit.changes,
};

const [input, replications] = isLong ? [longWorld, 24] : [quickWorld(), 8];

const runsOf = (parameters: ServiceInput['parameters']): ReplicationResult[] =>
  Array.from({ length: replications }, (_, index) => simulateService({ ...input, parameters }, seed, index + 1));

const asItIs = runsOf(input.parameters);

/** Paired differences in the mean of a loop's metric over all months: with the loop less without it. */
function differences({ name, moves }: Loop): number[] {
  const isOff = input.parameters.loops[name] === 0;
  const others = runsOf(withSettings(input.parameters, { loops: { [name]: isOff ? strongEnd : 0 } }));
  const of = (result: ReplicationResult) => mean(monthly(result, moves.metric).filter((value) => !Number.isNaN(value)));
  return asItIs.map((result, index) => (isOff ? -1 : 1) * (of(result) - of(others[index])));
}

describe('every feedback loop in a busy unit, at the strong end of what is plausible rather than cut', () => {
  test.each(loops.map((loop) => ({ loop, ...loop, ...loop.moves })))(
    '$title: $metric goes $direction, beyond the 95% interval',
    ({ loop, direction }) => {
      const found = differences(loop);
      const middle = mean(found);
      const variance = sum(found.map((each) => (each - middle) ** 2)) / (replications - 1);
      const halfWidth = studentTQuantile(0.975, replications - 1) * Math.sqrt(variance / replications);
      const toward = direction === 'up' ? middle : -middle;
      expect(toward - halfWidth, found.map((each) => each.toFixed(2)).join(' ')).toBeGreaterThan(0);
    },
  );
});
