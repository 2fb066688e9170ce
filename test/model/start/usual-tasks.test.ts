import { expect, test } from 'vitest';
import { availableForReports, withUsualTasks } from '../../../src/model/start/usual-tasks.ts';
import type { OfficerId } from '../../../src/model/state/identity.ts';
import { emptyService, licence, officer, onTheMorningOf, order, simulateUntil } from '../by-hand.ts';
import { baseline } from '../worlds.ts';

const { tasks, organisation } = baseline.parameters;

test('an officer with an order and two licences has the papers of a year, and half of the reports, as open as ever', () => {
  const service = emptyService({
    organisation: {
      ...organisation,
      share_of_service: 1,
      delivery_units: { A: 1 },
      caseload_weight: {},
      vacancies: {},
    },
    supervision: { breach_rate: 0.3, recall_rate: 0.05 },
    tasks: {
      reports: { oral_report: 0, fast_report: 120, standard_report: 60, parole_report: 0, arms_assessment: 0 },
      effort: {
        ...tasks.effort,
        fast_report: 50,
        standard_report: 90,
        recall_papers: 40,
        licence_warning: 12,
        breach_pack: 20,
      },
      licence_warnings: 1.5,
      enforcement_gives_way: 0,
    },
  });
  let seen = 0;
  onTheMorningOf(service, 2, () => {
    officer(service, 'PO');
    order(service);
    licence(service);
    licence(service);
  });
  onTheMorningOf(service, 4, () => {
    const first = service.unit.caseHolders[0];
    expect(service.officers.casesHeld[first]).toBe(3);
    officer(service, 'PSO'); // may write the fast reports, and not the standard ones
    const loadOf = (each: OfficerId): number =>
      withUsualTasks(service, each, availableForReports(service), () => service.officers.taskLoad[each] / 1000);
    // A month: an order 0.3 x 20 / 12, a licence (0.05 x 40 + 1.5 x 12) / 12; reports 120 x 50 / 12 / 2 and 60 x 90 /
    // 12.
    seen = loadOf(first);
    expect(seen).toBeCloseTo((0.3 * 20 + 2 * (0.05 * 40 + 1.5 * 12)) / 12 + 250 + 450, 3);
    expect(loadOf(service.unit.caseHolders[1])).toBeCloseTo(250, 3);
    expect(service.officers.taskLoad[first]).toBe(0);
  });
  simulateUntil(service, 5);
  expect(seen).toBeGreaterThan(0);
});
