import { figuresOf } from './counts/figures.ts';
import { checkPlanning, peopleIn } from './counts/invariants.ts';
import { MonthCount } from './counts/month-count.ts';
import { historiesOf } from './histories.ts';
import type { History } from './histories.ts';
import type { ServiceInput } from './input.ts';
import { unitsPlanTogether } from './processes/planning/planning-date.ts';
import type { ReplicationResult } from './results.ts';
import { Service, WholeService } from './service.ts';
import { prepareUnit, scheduleDates, simulateUnit } from './simulate.ts';
import type { RunOptions } from './simulate.ts';
import { planUnits } from './start/plan-units.ts';

/**
 * One replication of a scenario: for each delivery unit the start state, the run-in, and every event until the last
 * day.
 */
export const simulateService = (
  input: ServiceInput,
  seed: number,
  replication: number,
  options: RunOptions = {},
): ReplicationResult => simulateServices([input], seed, replication, options)[0];

/**
 * One replication of each of several scenarios, with the results of each alone, to the last bit: what they have in
 * common before they part is simulated once. An observer sees that once as well.
 */
export function simulateServices(
  inputs: readonly ServiceInput[],
  seed: number,
  replication: number,
  options: RunOptions = {},
): ReplicationResult[] {
  const runs: ScenarioRun[] = [];
  for (const history of historiesOf(inputs)) {
    const [first] = history.members;
    // One plan for all, since whoever is on loan is known by it.
    const plans = planUnits(inputs[first].parameters, seed);
    for (const member of history.members)
      runs[member] = startRun(new WholeService(inputs[member], plans, seed, replication), options);
    const { whole, services } = runs[first];
    if (whole.planningDays.length > 0) {
      for (const service of services) prepareUnit(service, service.unit.plan);
      simulateHistory(runs, history, 0, options);
      continue;
    }
    // Each unit from its first day to its last, one after another in the same memory.
    for (const plan of plans) {
      if (options.unit !== undefined && plan.name !== options.unit) continue;
      prepareUnit(services[0], plan);
      simulateHistory(runs, history, 0, options);
    }
  }
  return runs.map(({ count, events }) => ({
    replication,
    events,
    dates: count.months.map(({ iso }) => iso),
    areas: count.areas,
    values: figuresOf(count),
  }));
}

/** One scenario as it is simulated. */
interface ScenarioRun {
  readonly whole: WholeService;
  /** All units where they plan together; otherwise one for all of them. */
  readonly services: readonly Service[];
  readonly count: MonthCount;
  events: number;
}

const startRun = (whole: WholeService, { scopes = 'region' }: RunOptions): ScenarioRun => ({
  whole,
  services:
    whole.planningDays.length > 0
      ? whole.plans.map((plan) => new Service(whole, plan))
      : [new Service(whole, whole.plans[0], Math.max(...whole.plans.map(({ shareOfCases }) => shareOfCases)))],
  count: new MonthCount(whole, scopes),
  events: 0,
});

/**
 * What scenarios have in common from a day on, and then each branch. The first branch goes on in the memory of what
 * they had in common; so the others come before it, and take over a copy.
 */
function simulateHistory(
  runs: readonly ScenarioRun[],
  { members, until, branches }: History,
  from: number,
  options: RunOptions,
): void {
  const alike = members.map((member) => runs[member]);
  const [lead] = alike;
  const executed = simulateUnits(lead, from, until, alike, options);
  if (branches.length === 0) for (const run of alike) run.events += executed;
  for (const branch of [...branches].reverse()) {
    const next = runs[branch.members[0]];
    if (next !== lead) {
      next.whole.copyFrom(lead.whole);
      next.services.forEach((service, index) => service.copyFrom(lead.services[index]));
    }
    simulateHistory(runs, branch, until, options);
  }
}

/**
 * The units of a scenario from one day to another, for it and those that are alike until then. Where they plan together
 * each goes on to the next planning date and waits there for the others. Gives the events since the start.
 */
function simulateUnits(
  { whole, services }: ScenarioRun,
  from: number,
  until: number,
  alike: readonly ScenarioRun[],
  options: RunOptions,
): number {
  const counts = alike.map(({ count }) => count);
  const areObserved = services.filter(({ unit }) => options.unit === undefined || unit.plan.name === options.unit);
  for (const service of services) scheduleDates(service, from, until);
  const goOn = (): void => {
    for (const service of services)
      simulateUnit(service, until, areObserved.includes(service) ? counts : undefined, options);
  };
  for (const date of whole.planningDays) {
    if (date < from || date >= until) continue;
    goOn();
    const before = options.checkBalance === true ? peopleIn(services) : undefined;
    unitsPlanTogether(services);
    if (before !== undefined) checkPlanning(services, before);
  }
  goOn();
  return areObserved.reduce((sum, { queue }) => sum + queue.executed, 0);
}
