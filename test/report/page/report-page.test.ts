import { describe, expect, it } from 'vitest';
import type { ReportInput } from '../../../src/report/index.ts';
import { reportCharts, reportPage, scriptText } from '../../../src/report/index.ts';
import { escapeHtml } from '../../../src/report/page/html.ts';
import { syntheticReport } from '../synthetic-report.ts';

const drawings = (input: ReportInput) =>
  reportCharts(input).map(({ name }) => ({
    name,
    figure: `<svg><defs><clipPath id="clip0"></clipPath></defs><g clip-path="url(#clip0)"></g></svg>`,
  }));
const viewer = (script: string) => ({ script, hash: 'sha256-0' });
const pageOf = (input: ReportInput, script = 'run();'): string =>
  reportPage(input, drawings(input), viewer(script), reportCharts(input));
const count = (page: string, pattern: RegExp): number => [...page.matchAll(pattern)].length;
const page = pageOf(syntheticReport(3));

describe('the report page', () => {
  it('stands alone: no address is fetched, and the page forbids that any be', () => {
    expect(page).toContain("default-src 'none'");
    expect(page).toContain("connect-src 'none'");
    expect(page).not.toMatch(/<(link|img|iframe)\b|<script[^>]* src=|@import|url\((?!#)/);
  });

  it('answers a reader of two minutes first: question, plans, gains and costs, one chart, what would change it', () => {
    const input = syntheticReport(2);
    const [, second] = input.sets;
    const { name, question } = second.scenario;
    const whole = pageOf(input);
    const summary = /<section class="summary".*?<\/section>/s.exec(whole)![0];
    const order = [
      question!,
      `<dt>${name}</dt>`,
      `What ‘${name}’ gains`,
      'What it costs',
      '<figure ',
      'What would change the answer',
      'rated red',
    ].map((words) => summary.indexOf(escapeHtml(words).replaceAll('&#60;', '<').replaceAll('&#62;', '>')));
    expect(order.every((at) => at >= 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(count(summary, /<figure /g)).toBe(1);
    expect(whole.indexOf(summary)).toBeLessThan(whole.indexOf('<h2 id="findings">'));
  });

  it('names below each chart the sources of the settings on which most hangs, by the titles that it is given', () => {
    const input = syntheticReport(1);
    const [{ scenario, results }] = input.sets;
    const assumptions = scenario.assumptions.map((each) => ({ ...each, quality: 'calibrated' as const }));
    const named = pageOf({
      ...input,
      sets: [{ scenario: { ...scenario, assumptions }, results }],
      sourceTitles: { omsq: 'Offender Management Statistics' },
    });
    const captions = [...named.matchAll(/<figcaption>(.*?)<\/figcaption>/g)].map(([, caption]) => caption);
    expect(captions.length).toBe(count(named, /<figure /g));
    for (const caption of captions)
      expect(caption).toContain('It rests most on: Offender Management Statistics (omsq); pq-3550.');
  });

  it('has the answer for each region, with a chart that the viewer draws', () => {
    const { areas } = syntheticReport(3).sets[0].results[0];
    const regions = areas.filter((area) => area.startsWith('region:'));
    const whole = page;
    expect(regions.length).toBeGreaterThan(1);
    expect(count(whole, /<details data-region="/g)).toBe(regions.length);
    const data = JSON.parse(/id="chart-specifications">(.*?)<\/script>/s.exec(whole)![1]) as Record<string, unknown>;
    for (const [, name] of whole.matchAll(/data-(?:region-)?chart="([^"]+)"/g)) expect(data).toHaveProperty([name]);
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
    expect(count(page, /data-chart="[^"]+" role="img" aria-label="[^"]{40,}"/g)).toBe(9);
    expect(count(page, /data-region-chart="[^"]+" role="img" aria-label="[^"]{40,}"/g)).toBe(12);
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
    const rows = [
      ...page.matchAll(
        /<tr><th scope="row">[^<]*<br><code>([\w.]+)<\/code><\/th><td><span class="rag (\w+)">.*<\/tr>/g,
      ),
    ];
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

  it('runs no program but the one that its policy names, which cannot end its element early', () => {
    expect(page).toContain("script-src 'sha256-0';");
    expect(pageOf(syntheticReport(1), '')).not.toContain('script-src');
    const program = 'const end = "</script><!--";';
    expect(scriptText(program)).toBe('const end = "\\x3c/script>\\x3c!--";');
    expect(pageOf(syntheticReport(1), scriptText(program))).toContain(`<script>${scriptText(program)}</script>`);
    expect(() => pageOf(syntheticReport(1), program)).toThrow('must be escaped before it is hashed');
  });

  it('carries no data for a program where there is none', () => {
    expect(pageOf(syntheticReport(1), '')).not.toContain('<script');
  });

  it('cannot be made while a chart has no drawing', () => {
    const input = syntheticReport(1);
    expect(() => reportPage(input, drawings(input).slice(1), viewer(''), reportCharts(input))).toThrow(
      'There is no drawing of the chart ‘unallocated’; found drawings of overload,',
    );
    expect(() => reportPage(input, [], viewer(''), reportCharts(input))).toThrow('found drawings of no chart');
  });
});
