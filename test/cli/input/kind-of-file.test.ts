import { expect, test } from 'vitest';
import { procap } from '../../../src/cli/command-line.ts';
import { testTerminal } from '../fakes.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const files = {
  'study.yaml': 'name: Study\nscenario: procap:one-unit\nparameters: [{ setting: allocation.most_ceiling }]\n',
  'plan.yaml': 'name: Plan\nextends: procap:one-unit\n',
  'figures.yaml': 'name: Figures\nscenarios: [a.yaml]\nseries: []\n',
  'results/run.json': '{\n  "madeBy": "procap"\n}\n',
  'results/report.html': '<!doctype html>\n<title>Report</title>',
  'results/summary.csv': 'month,mean\n',
  'form.xlsx': 'PK',
};

test.each([
  ['run study.yaml', 'study.yaml is a study, which varies a scenario. Simulate it: procap sweep study.yaml'],
  ['compare plan.yaml study.yaml', 'procap sweep study.yaml'],
  ['check study.yaml', 'procap sweep study.yaml'],
  ['sweep plan.yaml', 'plan.yaml is a scenario, not a study. Simulate it: procap run plan.yaml.'],
  ['sweep form.xlsx', 'form.xlsx is a spreadsheet, which can be a scenario but not a study.'],
  ['reproduce plan.yaml', 'Simulate it: procap run plan.yaml'],
  ['reproduce study.yaml', 'Simulate it: procap sweep study.yaml'],
  ['run figures.yaml', 'procap reproduce figures.yaml'],
  ['run results', 'results is the folder of a result. The scenarios that were simulated are in results/scenarios.'],
  ['run results/run.json', 'is the record of a result. The scenarios that were simulated are in results/scenarios.'],
  ['run results/report.html', 'results/report.html is a page for a browser, not a scenario.'],
  ['run results/summary.csv', 'results/summary.csv is a CSV file'],
])('procap %s says what the file is, in a sentence with the right command', async (line, sentence) => {
  const terminal = testTerminal(temporaryFolder(files));
  expect(await procap(line.split(' '), terminal)).toBe(2);
  expect(terminal.words()).toContain(sentence);
  expect(terminal.words().split('\n')).toHaveLength(2);
});

test('a shipped scenario is found from any folder by the path that the README gives, and a note says so', async () => {
  const folder = temporaryFolder({ 'scenarios/mine.yaml': 'name: Mine\nextends: procap:one-unit\n' });
  const ask = async (...args: string[]) => {
    const terminal = testTerminal(folder);
    const code = await procap(args, terminal);
    return { code, results: terminal.results(), words: terminal.words() };
  };
  const note = 'scenarios/one-unit.yaml is not in this folder; the file of that name that comes with procap is used.\n';
  expect(await ask('assumptions', 'scenarios/one-unit.yaml')).toMatchObject({ code: 0, words: note });
  expect(await ask('check', 'scenarios/one-unit.yaml')).toMatchObject({
    code: 0,
    results: expect.stringContaining('procap:scenarios/one-unit.yaml: good'),
  });
  expect(await ask('check', 'scenarios/mine.yaml')).toMatchObject({ code: 0 });
  expect(await ask('check', 'scenarios/none.yaml')).toMatchObject({ code: 2 });
  expect(await ask('check', 'one-unit.yaml')).toMatchObject({ code: 2 });
});
