import type { TopLevelSpec } from 'vega-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { computed, fit } from '../../../src/cli/render/viewer/fitting.mjs';
import { renderSvg } from '../../../src/cli/render/index.ts';
import { reportCharts } from '../../../src/report/index.ts';
import { syntheticReport } from '../../report/synthetic-report.ts';

const charts = reportCharts(syntheticReport(2, { months: 12, replications: 2 }));

/** Pixels from the left to the right of all that is drawn. */
async function widthOf(specification: TopLevelSpec): Promise<number> {
  const { root } = (await computed(specification)).scenegraph() as unknown as {
    root: { items: readonly { bounds: { x1: number; x2: number } }[] };
  };
  return root.items[0].bounds.x2 - root.items[0].bounds.x1;
}

// Drawing once has Vega measure text by the letters' own widths, as a browser does.
beforeAll(() => renderSvg(charts[0].figure).then(() => undefined));

describe('A chart of the report page', () => {
  // Ten pixels of the place are left for the padding of the figure.
  it('fits a phone: nothing of any chart is wider, and every name of a line is in the key', async () => {
    for (const { name, figure } of charts) {
      const { specification, key } = await fit(figure, 340);
      expect(await widthOf(specification), name).toBeLessThanOrEqual(350);
      const named = Object.entries(figure.datasets ?? {})
        .filter(([data]) => data.endsWith(', labels'))
        .flatMap(([, rows]) => (rows as readonly { text: string }[]).map(({ text }) => text.replaceAll('\n', ' ')));
      expect(
        key.map(({ text }) => text),
        name,
      ).toEqual(expect.arrayContaining(named));
    }
  });

  it('fills a wider page with its plots, not with its names', async () => {
    const [{ figure }] = charts;
    const { specification, key } = await fit(figure, 1_100);
    expect(key).toEqual([]);
    expect(await widthOf(specification)).toBeGreaterThan(1.2 * (await widthOf(figure)));
    expect(await widthOf(specification)).toBeLessThanOrEqual(1_102);
  });
});
