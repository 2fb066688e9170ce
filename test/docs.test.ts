import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelDocumentParts, fillGeneratedParts } from '../src/tools/generated-parts.ts';
import { keptComparisonsByStudy } from '../src/cli/input/published-studies.ts';
import { readScenarioFile } from '../src/cli/input/scenario-files.ts';
import type { Scenario } from '../src/scenario/index.ts';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'src/model');
const document = readFileSync(join(folder, 'README.md'), 'utf8');
const glossary = readFileSync(join(folder, 'glossary.md'), 'utf8');

function baseline(): Scenario {
  const reading = readScenarioFile('scenarios/baseline.yaml', root);
  if (!reading.ok) throw new Error('scenarios/baseline.yaml cannot be read; run procap check on it.');
  return reading.scenario;
}

describe("The model's own document", () => {
  it('has the tables that the program would write today', () => {
    const written = fillGeneratedParts(document, modelDocumentParts(baseline(), keptComparisonsByStudy(root)));
    expect(
      written === document,
      'src/model/README.md has fallen behind the program, the baseline or the digests: run npm run docs',
    ).toBe(true);
  });

  it('follows the baseline: another red value is another line of it', () => {
    const scenario = baseline();
    const assumptions = scenario.assumptions.map((each) =>
      each.setting === 'work.review' ? { ...each, value: 1234.5 } : each,
    );
    expect(fillGeneratedParts(document, modelDocumentParts({ ...scenario, assumptions }, []))).toContain(
      '| `work.review` | start | 1,234.5 (hours) |',
    );
  });

  it('lists every test, the failed ones first, and how far each is off: 55 on the mean of 50 is 10% too much', () => {
    const figure = {
      series: 'Officers',
      scenario: 'now',
      day: '2022-01-31',
      role: 'test' as const,
      unit: 'FTE',
      published: [50, 50] as const,
      simulated: 55,
      range: [53, 57] as const,
      finding: 'outside' as const,
    };
    const held = [
      { ...figure, series: 'Seniors', simulated: 50, range: [49, 51] as const, finding: 'inside' as const },
      figure,
      { ...figure, series: 'Others', role: 'calibrated on' as const },
    ];
    const tables = modelDocumentParts(baseline(), [{ study: 'one', held }]).held;
    expect(tables).toMatch(
      /1 of 2 tests passed.*\n\n[^]*\| one: now \| Officers \| 2022-01-31 \| 50 FTE \| 55 \| 53 to 57 \| \+10% \|\n\nThe tests that passed[^]*Seniors[^]*1 figures that settings may be calibrated on, 1 are missed[^]*Others/,
    );
  });

  it('links only to files that are there', () => {
    const links = [...`${document}${glossary}`.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, to]) => to)
      .filter((to) => !/^https?:/.test(to));
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((to) => !existsSync(join(folder, to)))).toEqual([]);
  });

  it('names only source files that are there', () => {
    const named = [...document.matchAll(/`((?:[\w-]+\/)*[\w-]+\.ts)`/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !existsSync(join(folder, name)) && !existsSync(join(root, name)))).toEqual([]);
  });

  it('uses no abbreviation that the glossary does not explain', () => {
    const prose = document.replace(/`[^`]*`/g, '').replace(/\]\([^)]*\)/g, ']');
    const abbreviations = new Set(
      [...prose.matchAll(/\b(?:[A-Z]{2,}(?:-[A-Z]{2,})?|PQiP|RoSH|OASys)(?=s?\b)/g)].map(([name]) => name),
    );
    expect(abbreviations.size).toBeGreaterThan(10);
    expect(
      [...abbreviations].filter((name) => !new RegExp(`^\\| \\*\\*[^|]*\\b${name}\\b`, 'm').test(glossary)),
    ).toEqual([]);
  });
});

describe('Generated parts', () => {
  const place = '# Title\n<!-- generated: rows -->\nold\n<!-- end of rows -->\nkept\n';

  it('take the place of what stood between their markers, and of nothing else', () => {
    expect(fillGeneratedParts(place, { rows: 'new' })).toBe(
      '# Title\n<!-- generated: rows -->\n\nnew\n\n<!-- end of rows -->\nkept\n',
    );
  });

  it('are the same when they are written twice', () => {
    const once = fillGeneratedParts(place, { rows: 'new' });
    expect(fillGeneratedParts(once, { rows: 'new' })).toBe(once);
  });

  it('are missed where a document has no place for them, or a place for others', () => {
    expect(() => fillGeneratedParts('# Title\n', { rows: 'new' })).toThrow(
      'The part "rows" has no place: write "<!-- generated: rows -->" and, on a line below it, "<!-- end of rows -->".',
    );
    expect(() => fillGeneratedParts(place, { columns: 'new' })).toThrow('No part is called "rows"; there are columns.');
  });
});
