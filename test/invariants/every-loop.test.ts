import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { estimateMean, valueOfMeasure } from '../../src/experiment/index.ts';
import { loops, metricIndex, metrics, simulateService, wholeService } from '../../src/model/index.ts';
import type { ReplicationResult, ServiceInput } from '../../src/model/index.ts';
import { describeProblems, readScenario } from '../../src/scenario/index.ts';
import { variablesWithoutPlace, wholeLayout } from '../../src/workbench/loops/layout.ts';
import { withSettings } from '../model/worlds.ts';
import { shippedText } from '../shipped-text.ts';

/*
 * The setting that the workbench ships to show loops in: what cutting each does to its own measure, in a table beside it.
 * The long test measures the table again; to write it anew: npx vitest run test/invariants/every-loop.test.ts --mode long -u
 */
const path = 'scenarios/loops/every-loop.yaml';
const table = new URL('../../scenarios/loops/every-loop.csv', import.meta.url);
const isLong = process.env.PROCAP_LONG !== undefined;
const pairs = 20;

const heading = 'loop,metric,unit,in_place,cut_less_in_place,lower_95,upper_95,pairs';

test('cutting a loop shows on its own measure, beyond the 95% interval and the way that the list says', () => {
  const [first, ...rows] = readFileSync(table, 'utf8').trim().split('\n');
  expect(first).toBe(heading);
  expect(rows.map((row) => row.split(',').slice(0, 2))).toEqual(loops.map(({ name, moves }) => [name, moves.metric]));
  for (const { name, moves } of loops) {
    const row = rows.find((each) => each.startsWith(`${name},`))!;
    const [low, high] = row.split(',').slice(5, 7).map(Number);
    // In place it goes up: without it down.
    if (moves.direction === 'up') expect(high, row).toBeLessThan(0);
    else expect(low, row).toBeGreaterThan(0);
  }
});

test('every variable of the list has a place in the diagram, and no two the same', () => {
  expect(variablesWithoutPlace()).toEqual([]);
  const boxes = wholeLayout().variables;
  for (const [index, one] of boxes.entries())
    for (const other of boxes.slice(index + 1)) {
      const isApart =
        Math.abs(one.x - other.x) >= (one.width + other.width) / 2 ||
        Math.abs(one.y - other.y) >= (one.height + other.height) / 2;
      expect(isApart, `${one.variable}, ${other.variable}`).toBe(true);
    }
});

test.runIf(isLong)('the table is what the model gives', async () => {
  const reading = readScenario(path, shippedText);
  if (!reading.ok) throw new Error(describeProblems(path, reading.problems));
  const { start, years, parameters, changes, seed } = reading.scenario;
  const runs = (ofWorld: ServiceInput['parameters']): ReplicationResult[] =>
    Array.from({ length: pairs }, (_, index) =>
      simulateService({ start, years, parameters: ofWorld, changes }, seed, index + 1),
    );
  const inPlace = runs(parameters);
  const rows = loops.map(({ name, moves: { metric } }) => {
    const of = (result: ReplicationResult) => valueOfMeasure(result, { metric, scope: wholeService, when: 'mean' });
    const cut = runs(withSettings(parameters, { loops: { [name]: 0 } }));
    const { mean, lo95, hi95 } = estimateMean(cut.map((result, index) => of(result) - of(inPlace[index])));
    const level = estimateMean(inPlace.map(of)).mean;
    const { unit } = metrics[metricIndex[metric]];
    return [name, metric, unit, level.toFixed(2), ...[mean, lo95!, hi95!].map((each) => each.toFixed(3)), pairs].join();
  });
  await expect(`${[heading, ...rows].join('\n')}\n`).toMatchFileSnapshot(table.pathname);
});
