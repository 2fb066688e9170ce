import type { TopLevelSpec } from 'vega-lite';
import { originOf } from '../input.ts';
import type { Origin, ReportInput } from '../input.ts';
import type { Chart, Panel, View } from './chart.ts';
import { balanceText, wrapText } from './labels/line-breaks.ts';
import { minimumAxisWidth, grey, theme } from './theme.ts';

/** Characters in a line of a headline and of a subtitle that is as wide as a chart. */
const headlineCharacters = 84;
const subtitleCharacters = 118;

/** Panels may hold different lines, and so have their own colours and dashes. */
const independentScales = { scale: { color: 'independent', strokeDash: 'independent' } } as const;

/**
 * A chart from rows of panels that stand in line on the left, with its titles, and a footer that says where it comes
 * from.
 */
export function assembleChart(
  from: ReportInput | Origin,
  words: Pick<Chart, 'name' | 'title' | 'subtitle' | 'description' | 'table'>,
  rows: readonly (readonly Panel[])[],
  leftWidth = minimumAxisWidth,
): Chart {
  const views = rows.map((panels): View =>
    panels.length === 1 ? panels[0].view : { hconcat: panels.map((panel) => panel.view), resolve: independentScales },
  );
  const axisWidth = Math.max(minimumAxisWidth, ...rows.map(([first]) => first.axisWidth ?? 0));
  const common = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: words.description,
    config: { ...theme, axisY: { ...theme.axisY, minExtent: axisWidth } },
    datasets: Object.assign({}, ...rows.flat().map((panel) => panel.datasets)) as Record<string, object[]>,
  } as const;
  const figure: TopLevelSpec = { ...common, padding: 4, vconcat: views, resolve: independentScales };
  const spec: TopLevelSpec = {
    ...common,
    title: {
      text: balanceText(words.title, headlineCharacters),
      subtitle: wrapText(words.subtitle, subtitleCharacters),
    },
    vconcat: [...views, footer('sets' in from ? originOf(from) : from, Math.max(leftWidth, axisWidth))],
    resolve: independentScales,
  };
  return { ...words, spec, figure };
}

/** Where a chart comes from: `procap 0.1.0. Scenarios: Baseline, Retention. Seed 1.` */
export function sourceLine({ names, seeds, version, commit, sources = [] }: Origin): string {
  const program = `procap ${version}${commit === undefined ? '' : ` (${commit.slice(0, 7)})`}`;
  const of = names.length === 0 ? '' : ` ${names.length === 1 ? 'Scenario' : 'Scenarios'}: ${names.join(', ')}.`;
  const published = sources.length === 0 ? '' : ` Published figures: ${sources.join(', ')}.`;
  return `Source: ${program}, a simulation.${of} Seed ${seeds.join(', ')}.${published}`;
}

const footer = (origin: Origin, leftWidth: number): View => ({
  data: { values: [{}] },
  height: 8,
  width: 1,
  mark: {
    type: 'text',
    align: 'left',
    x: -leftWidth,
    fontSize: 13,
    color: grey,
    lineHeight: 17,
    text: wrapText(sourceLine(origin), 130),
  },
});
