import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { simulateService } from '../../src/model/index.ts';
import * as inPage from '../../src/library/public.ts';
import * as procap from '../../src/node/index.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { examplesIn, root, withoutFigures } from './examples.ts';

const { compare, experiments, readScenario, readStudy, rowsOf, simulate, withChanges } = procap;

/** Three months of one unit. */
const short = () => readScenario('scenarios/one-unit.yaml', { years: 0.25, replications: 3 });
const here = { workers: 0 };

describe('The library', () => {
  it('gives every figure of every replication as the model does, one row each, on threads and without', async () => {
    const scenario = short();
    const [alone, onThreads] = [await simulate(scenario, here), await simulate(scenario, { workers: 2 })];
    const table = alone.observations();
    expect(onThreads.observations()).toEqual(table);

    const model = simulateService(scenario as unknown as Parameters<typeof simulateService>[0], scenario.seed, 2);
    const ofSecond = [...rowsOf(table)].filter(({ replication }) => replication === 2).map(({ value }) => value);
    expect(ofSecond).toEqual([...model.values].filter((value) => !Number.isNaN(value)));
    expect(Object.keys(table)).toEqual(['rows', 'scenario', 'date', 'scope', 'metric', 'replication', 'value']);
    expect([table.date.names, table.scope.names]).toEqual([alone.dates, ['service', 'region:One unit']]);
  });

  it('reads texts that are handed in before files, and shipped ones by their short name', () => {
    const texts = {
      'scenarios/one-unit.yaml': 'name: one\nextends: procap:published/baseline-2021\nrun: { years: 2 }\n',
    };
    const scenario = readScenario('procap:one-unit', { texts });
    expect([scenario.name, scenario.years, scenario.files.slice(-2)]).toEqual([
      'one',
      2,
      ['procap:scenarios/published/baseline-2021.yaml', 'procap:scenarios/one-unit.yaml'],
    ]);
    // Of two texts by the same path that which was read counts, for what extends it too.
    expect(withChanges(scenario, 'two', [{ setting: 'work.review', to: { value: 3 } }]).years).toBe(2);
  });

  it('pairs a plan with the baseline: the mean difference is the difference of the means', async () => {
    const baseline = short();
    const more = withChanges(baseline, 'more cases', [
      { setting: 'demand.community_orders', to: { times: 2 }, because: 'To see a difference.' },
    ]);
    const found: string[] = [];
    const comparison = await compare(baseline, [more], {
      ...here,
      onReplication: ({ scenario, replication, done, total }) =>
        found.push(`${scenario} ${replication}: ${done} of ${total}`),
    });
    const [{ mean, values, verdict, scenario }] = comparison.difference('caseload.community@end');
    expect(mean).toBeCloseTo(
      comparison.plans[0].estimate('caseload.community@end').mean -
        comparison.baseline.estimate('caseload.community@end').mean,
    );
    expect([scenario, verdict, values.length]).toEqual(['more cases', 'higher', 3]);
    expect(found).toHaveLength(6);
    expect(found[1]).toBe('more cases 1: 2 of 6');
    const rows = [...rowsOf(comparison.differences({ metrics: ['caseload.community'], scopes: ['service'] }))];
    expect(rows.at(-1)!.mean).toBeCloseTo(mean);
  });

  it('stops with the reason of a signal, before, between and in the middle of replications', async () => {
    const scenario = short();
    await expect(simulate(scenario, { ...here, signal: AbortSignal.abort() })).rejects.toThrow(/abort/);
    const stop = new AbortController();
    let done = 0;
    const onReplication = () => (done += 1) === 2 && stop.abort(new Error('Enough.'));
    await expect(simulate(scenario, { ...here, signal: stop.signal, onReplication })).rejects.toThrow('Enough.');
    expect(done).toBe(2);
    const soon = AbortSignal.timeout(50);
    const long = readScenario('scenarios/one-unit.yaml', { years: 20, replications: 2 });
    await expect(simulate(long, { workers: 1, signal: soon })).rejects.toThrow(
      expect.objectContaining({ name: 'TimeoutError' }),
    );
  });

  it('says what is wrong with files, changes, measures and options, and what to write', async () => {
    const scenario = short();
    expect(() => readScenario('scenarios/one-unti.yaml', { folder: '/' })).toThrow(
      'There is no file scenarios/one-unti.yaml. Did you mean scenarios/one-unit.yaml?',
    );
    expect(() => withChanges(scenario, 'x', [{ setting: 'training.place', to: { add: 1 } }])).toThrow(
      /changes\[1\]\.setting[^]*Did you mean "training\.places"\?/,
    );
    expect(() => readScenario('mine.yaml', { texts: { 'mine.yaml': 'name: mine\nextends: none.yaml\n' } })).toThrow(
      expect.objectContaining({ name: 'ScenarioError', problems: [expect.objectContaining({ line: 2 })] }),
    );
    await expect(simulate({ ...scenario, years: 9 })).rejects.toThrow('To change one use withChanges');
    await expect(simulate(scenario, { workers: 1.5 })).rejects.toThrow(
      '"workers" must be a whole number from 0 to 1,024; found 1.5.',
    );
    await expect(compare(scenario, [])).rejects.toThrow('Give at least 2 scenarios; found 1.');
    await expect(experiments.rank([scenario, short()], { budget: 9 })).rejects.toThrow(
      'Two scenarios are named "one unit"',
    );
    await expect(experiments.seek(scenario, { levers: ['place=0..1:1'], thresholds: [] })).rejects.toThrow(
      'Did you mean "places"?',
    );
    await expect(
      experiments.seek(scenario, { levers: ['places=0..4:1'], thresholds: ['unallocated.all<=1@2030-01'] }),
    ).rejects.toThrow('2030-01 is not in it.');
  });

  it('runs the experiments of the command, in the words of the library', async () => {
    const scenario = short();
    const fewer = withChanges(scenario, 'fewer', [{ setting: 'demand.community_orders', to: { times: 0.1 } }]);
    const { best, isGuaranteed, ranked } = await experiments.rank([scenario, fewer], {
      ...here,
      measure: 'caseload.community@end',
      difference: 5,
      first: 3,
    });
    expect([best, isGuaranteed, ranked[1].scenario]).toEqual(['fewer', true, 'one unit']);
    const [{ changes, difference }] = await experiments.explain(scenario, fewer, {
      ...here,
      measures: ['caseload.community@end'],
      loops: false,
    });
    expect(changes).toMatchObject([{ change: 'demand.community_orders', share: difference }]);
    const texts = {
      'study.yaml': `name: two levels\nscenario: procap:one-unit\ndesign: full factorial\nrun: { years: 0.25, replications: 2 }\nmeasures: [caseload.community@end]\nparameters:\n  - { setting: work.review, values: [3, 4] }\n`,
    };
    const table = await experiments.sweep(readStudy('study.yaml', { texts }), here);
    expect([table.rows, [...table.point], [...table.settings['work.review']]]).toEqual([4, [1, 1, 2, 2], [3, 3, 4, 4]]);
    expect(table.measures['caseload.community@end'][0]).toBe(table.measures['caseload.community@end'][2]);
  });

  it.runIf(process.env.PROCAP_LONG !== undefined)(
    'finds which settings an answer hangs on, and in which box of them it fails',
    async () => {
      const texts = {
        'study.yaml':
          'name: orders and reviews\nscenario: procap:one-unit\ndesign: latin hypercube\npoints: 40\n' +
          'run: { years: 0.1, replications: 1, seed: 3 }\nmeasures: [caseload.community@end]\nparameters:\n' +
          '  - { setting: demand.community_orders, from: 20000, to: 180000 }\n' +
          '  - { setting: work.review, from: 2, to: 4 }\n',
      };
      const study = readStudy('study.yaml', { texts });
      const [{ measure, settings }] = await experiments.sensitivity(study, {
        ...here,
        trajectories: 2,
        samples: 8,
        survivors: 1,
      });
      expect(measure).toBe('caseload.community@end');
      expect(settings.map(({ setting, standsOut }) => [setting, standsOut])).toEqual([
        ['demand.community_orders', true],
        ['work.review', false],
      ]);
      expect(settings[0].atHigh!.mean).toBeGreaterThan(100);
      expect(settings[0].total!.value).toBeGreaterThan(0.5);

      const { verdict, box } = await experiments.discover(study, { ...here, bad: ['caseload.community@end>2000'] });
      expect([verdict, box?.limits.map(({ setting, end }) => `${setting} ${end}`)]).toEqual([
        'box',
        ['demand.community_orders least'],
      ]);
      await expect(experiments.discover(study, { ...here, bad: ['unalocated.all>1'] })).rejects.toThrow(
        'Did you mean "unallocated.all"?',
      );
    },
  );
});

describe('The guide to the library', () => {
  // The long tests run all of them, from the package.
  it('begins with an example that prints what it says', () => {
    const [{ code, output }] = examplesIn('js');
    const library = pathToFileURL(join(root, 'dist/node/index.js')).href;
    const text = code.replace("from 'procap'", `from '${library}'`).replace('years: 1,', 'years: 0.25,');
    const printed = execFileSync(process.execPath, ['example.mjs'], {
      cwd: temporaryFolder({ 'example.mjs': text }),
      encoding: 'utf8',
    });
    expect(withoutFigures(printed)).toBe(withoutFigures(output));
  });

  it('names every function of the library, which has the same in Node and in a page', () => {
    expect(Object.keys(procap).sort()).toEqual(Object.keys(inPage).sort());
    const guide = readFileSync(join(root, 'src/library/README.md'), 'utf8');
    const names = [...Object.keys(procap), ...Object.keys(experiments).map((name) => `.${name}`)];
    expect(names.filter((name) => /^[a-z.]/.test(name) && !guide.includes(name))).toEqual([]);
  });
});
