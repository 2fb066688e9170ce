import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { TopLevelSpec } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { fontFiles, textMeasure } from '../../../src/cli/render/fonts.ts';
import { renderChart, renderSvg } from '../../../src/cli/render/index.ts';
import { woff } from '../../../src/tools/woff.mjs';
import { reportCharts } from '../../../src/report/index.ts';
import { syntheticReport } from '../../report/synthetic-report.ts';

const hash = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const labelled = (text: string): TopLevelSpec => ({
  title: text,
  data: { values: [{ a: 1 }] },
  mark: 'bar',
  encoding: { x: { field: 'a', type: 'quantitative' } },
});

describe('every chart of a report', () => {
  it.each([
    ['one scenario', 1, {}],
    ['two scenarios, one month, one replication', 2, { months: 1, replications: 1 }],
    ['six scenarios of half a year', 6, { months: 6, replications: 3 }],
  ] as const)('of %s is drawn without a warning', async (_, scenarios, shape) => {
    for (const { spec, name } of reportCharts(syntheticReport(scenarios, shape)))
      expect((await renderSvg(spec)).startsWith('<svg'), name).toBe(true);
  });

  it('has its headline and its footer in the picture, and neither in the figure of the page', async () => {
    const [{ spec, figure, title }] = reportCharts(syntheticReport(1, { months: 12, replications: 2 }));
    const [whole, bare] = [await renderSvg(spec), await renderSvg(figure)];
    expect([title, 'Source: procap'].map((text) => whole.includes(text))).toEqual([true, true]);
    expect([title, 'Source: procap'].map((text) => bare.includes(text))).toEqual([false, false]);
  });
});

describe('a drawing', () => {
  it('is the same to the last byte each time, in every time zone', async () => {
    const [{ spec }] = reportCharts(syntheticReport(2, { months: 18, replications: 3 }));
    const zone = process.env['TZ'];
    try {
      const hashes = [];
      for (const place of ['Europe/London', 'America/Los_Angeles', 'Pacific/Auckland']) {
        process.env['TZ'] = place;
        const { svg, png } = await renderChart(spec);
        hashes.push(hash(svg) + hash(await png));
      }
      expect(new Set(hashes).size).toBe(1);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('names its font, and a fallback where that is not installed', async () => {
    const [{ spec }] = reportCharts(syntheticReport(1, { months: 2, replications: 2 }));
    const fonts = [...(await renderSvg(spec)).matchAll(/font-family="([^"]+)"/g)].map(([, family]) => family);
    expect([...new Set(fonts)]).toEqual(["'Source Sans 3', 'Source Sans Pro', Arial, Helvetica, sans-serif"]);
  });

  it('leaves out marks that are only there to be pointed at', async () => {
    const [{ spec }] = reportCharts(syntheticReport(1, { months: 12, replications: 2 }));
    expect((await renderSvg(spec)).includes('opacity="0"')).toBe(false);
  });

  it('is refused, with the reason, where Vega would leave something out in silence', async () => {
    const broken: TopLevelSpec = {
      data: { values: [{ a: 1 }] },
      mark: 'bar',
      encoding: { x: { field: 'a', type: 'quantitative', scale: { type: 'band' } } },
    };
    await expect(renderSvg(broken)).rejects.toThrow(/The chart cannot be drawn:\n {2}.*band/);
  });

  it('fetches nothing', async () => {
    await expect(renderSvg({ ...labelled('Cases'), data: { url: 'https://example.org/cases.csv' } })).rejects.toThrow(
      /The chart cannot be drawn:\n {2}.*cases\.csv/,
    );
  });
});

describe('a picture', () => {
  it('shows its text: other words make other pixels', async () => {
    const [one, other, none] = await Promise.all(
      ['Cases', 'Posts', ' '].map(async (text) => (await renderChart(labelled(text))).png),
    );
    expect(new Set([one, other, none].map(hash)).size).toBe(3);
  });

  it('says that signs cannot be drawn where the fonts have none, in place of boxes', async () => {
    const { svg, png } = await renderChart(labelled('計画 🚀 of 2027, £5 – café'));
    expect(svg).toContain('計画 🚀 of 2027');
    const inWords = await renderChart(labelled('(signs not drawn) of 2027, £5 – café'));
    expect(hash(await png)).toBe(hash(await inWords.png));
  });

  it('has two pixels for each unit of the drawing', async () => {
    const { svg, png } = await renderChart(labelled('Cases'));
    const width = Number(/ width="(\d+)"/.exec(svg)?.[1]);
    expect(Buffer.from(await png).readUInt32BE(16)).toBe(2 * width);
  });
});

describe('the fonts', () => {
  it('are TrueType, since others draw no text at all', () => {
    for (const file of Object.values(fontFiles)) expect(readFileSync(file).readUInt32BE(0)).toBe(0x00010000);
  });

  it('measure text by its letters: wider in bold, twice as wide at twice the size', () => {
    const measure = textMeasure();
    const plain = measure({ fontSize: 14 }, 'Unallocated cases');
    expect(plain).toBeGreaterThan(90);
    expect(plain).toBeLessThan(120);
    expect(measure({ fontSize: 14, fontWeight: 'bold' }, 'Unallocated cases')).toBeGreaterThan(plain);
    expect(measure({ fontSize: 28 }, 'Unallocated cases')).toBeCloseTo(2 * plain, 10);
  });

  it('come out of the WOFF for the page as they went in', () => {
    const font = readFileSync(fontFiles.regular);
    const packed = woff(font);
    expect(packed.toString('latin1', 0, 4)).toBe('wOFF');
    expect(packed.readUInt32BE(8)).toBe(packed.length);
    expect(packed.length).toBeLessThan(font.length / 2);
    for (let index = 0; index < font.readUInt16BE(4); index++) {
      const [entry, record] = [44 + 20 * index, 12 + 16 * index];
      const [at, stored, length] = [4, 8, 12].map((part) => packed.readUInt32BE(entry + part));
      const piece = packed.subarray(at, at + stored);
      const table = stored < length ? inflateSync(piece) : piece;
      expect(packed.toString('latin1', entry, entry + 4)).toBe(font.toString('latin1', record, record + 4));
      expect(hash(table)).toBe(
        hash(font.subarray(font.readUInt32BE(record + 8), font.readUInt32BE(record + 8) + length)),
      );
    }
  });
});

describe.runIf(existsSync(new URL('../../../dist/cli/render/viewer.js', import.meta.url)))(
  'the viewer of the page, once built,',
  () => {
    it('compiles no text into programs, which the page forbids', () => {
      const viewer = readFileSync(new URL('../../../dist/cli/render/viewer.js', import.meta.url), 'utf8');
      expect(viewer).toContain('data:font/woff;base64,');
      expect(viewer.length).toBeLessThan(1_500_000);
    });
  },
);
