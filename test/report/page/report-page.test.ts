import { describe, expect, it } from 'vitest';
import type { ReportInput } from '../../../src/report/index.ts';
import { reportCharts, reportPage } from '../../../src/report/index.ts';
import { syntheticReport } from '../synthetic-report.ts';

const drawings = (input: ReportInput) =>
  reportCharts(input).map(({ name }) => ({
    name,
    figure: `<svg><defs><clipPath id="clip0"></clipPath></defs><g clip-path="url(#clip0)"></g></svg>`,
  }));
const pageOf = (input: ReportInput, script = 'run();'): string =>
  reportPage(input, drawings(input), script, reportCharts(input));
const count = (page: string, pattern: RegExp): number => [...page.matchAll(pattern)].length;
const page = pageOf(syntheticReport(3));

describe('the report page', () => {
  it('stands alone: no address is fetched, and the page forbids that any be', () => {
    expect(page).toContain("default-src 'none'");
    expect(page).toContain("connect-src 'none'");
    expect(page).not.toMatch(/<(link|img|iframe)\b|<script[^>]* src=|@import|url\((?!#)/);
  });

  it('is in British English, has one main heading, landmarks, and a way past them', () => {
    expect(page).toContain('<html lang="en-GB">');
    for (const element of ['h1', 'header', 'main', 'footer', 'nav'])
      expect(count(page, new RegExp(`<${element}[ >]`, 'g')), element).toBe(1);
    expect(page).toContain('<a class="skip" href="#main">');
  });

  it('never skips a level of headings', () => {
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('links only to places that it has, and gives no two places one name', () => {
    const ids = [...page.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    for (const [, target] of page.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(target);
  });

  it('gives every chart a number, a text alternative and the table behind it', () => {
    expect(count(page, /<figure /g)).toBe(9);
    expect(count(page, /role="img" aria-label="[^"]{40,}"/g)).toBe(9);
    expect(page).toContain('Figure 9.');
    expect(count(page, /<table>/g)).toBe(count(page, /<caption>/g));
    expect(count(page, /<th scope="col"/g)).toBeGreaterThan(40);
  });

  it('says how sure each assumption is in words as well as in colour', () => {
    for (const [rating, word] of [
      ['green', 'Green'],
      ['amber', 'Amber'],
      ['red', 'Red'],
    ])
      expect(page).toContain(`<span class="rag ${rating}">${word}</span>`);
  });

  it('puts the most worrying assumption first, and says what hangs on each, or that it is not known', () => {
    const rows = [...page.matchAll(/<tr><th scope="row">([\w.]+)<\/th><td><span class="rag (\w+)">.*<\/tr>/g)];
    expect(rows.slice(0, 3).map(([, setting, rating]) => `${setting} ${rating}`)).toEqual([
      'strain.fades red',
      'demand.mix amber',
      'reviews.initial_plan_due green',
    ]);
    expect(rows[0][0]).toContain('<td>Not known</td>');
    expect(rows[1][0]).toContain(
      '<td><span class="rag amber">Amber</span> medium: unallocated cases −15.2% (−20.1% to −10.3%)</td>',
    );
  });

  it('lists an assumption that all scenarios share once', () => {
    expect(count(page, /reviews\.initial_plan_due/g)).toBe(1);
  });

  it('gives what a change is, when it holds and why, and what makes the same figures again', () => {
    expect(page).toContain('1 April 2022');
    expect(page).toContain('leaving.rate');
    expect(page).toContain('procap compare scenarios/baseline.yaml scenarios/retention.yaml');
  });

  it('shows text of a scenario as text, whatever signs are in it', () => {
    expect(page).toContain('A retention payment &#38; &#60;better&#62; hours.');
    expect(page).not.toContain('<better>');
    const [first, ...others] = syntheticReport(2).sets;
    const hostile = '</script><script>alert(1)</script>"\'><b>';
    const input: ReportInput = {
      ...syntheticReport(2),
      sets: [{ ...first, scenario: { ...first.scenario, name: hostile, question: hostile } }, ...others],
    };
    expect(pageOf(input)).not.toContain('<script>alert');
    expect(pageOf(input)).not.toContain('<b>');
  });

  it('cannot be ended early by the program that it carries', () => {
    expect(pageOf(syntheticReport(1), 'const end = "</script><!--";')).toContain(
      '<script>const end = "\\x3c/script>\\x3c!--";</script>',
    );
  });

  it('carries no data for a program where there is none', () => {
    expect(pageOf(syntheticReport(1), '')).not.toContain('<script');
  });

  it('cannot be made while a chart has no drawing', () => {
    const input = syntheticReport(1);
    expect(() => reportPage(input, drawings(input).slice(1), '', reportCharts(input))).toThrow(
      'There is no drawing of the chart ‘unallocated’; found drawings of overload,',
    );
    expect(() => reportPage(input, [], '', reportCharts(input))).toThrow('found drawings of no chart');
  });
});
