import type { TopLevelSpec } from 'vega-lite';
import { originOf } from '../input.ts';
import type { Origin, ReportInput } from '../input.ts';
import type { Chart, Panel, View } from './chart.ts';
import { balanced, wrapped } from './line-breaks.ts';
import { axisRoom, grey, look } from './look.ts';

/** Characters in a line of a headline and of a subtitle that is as wide as a chart. */
const headlineCharacters = 84;
const subtitleCharacters = 118;

/** Panels may hold different lines, and so have their own colours and dashes. */
const eachItsOwn = { scale: { color: 'independent', strokeDash: 'independent' } } as const;

/**
 * A chart from rows of panels that stand in line on the left, with its titles, and a footer that says where it comes
 * from.
 */
export function assemble(
  from: ReportInput | Origin,
  words: Pick<Chart, 'name' | 'title' | 'subtitle' | 'description' | 'table'>,
  rows: readonly (readonly Panel[])[],
  leftRoom = axisRoom,
): Chart {
  const views = rows.map((panels): View =>
    panels.length === 1 ? panels[0].view : { hconcat: panels.map((panel) => panel.view), resolve: eachItsOwn },
  );
  const figuresRoom = Math.max(axisRoom, ...rows.map(([first]) => first.leftRoom ?? 0));
  const common = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: words.description,
    config: { ...look, axisY: { ...look.axisY, minExtent: figuresRoom } },
    datasets: Object.assign({}, ...rows.flat().map((panel) => panel.datasets)) as Record<string, object[]>,
  } as const;
  const figure: TopLevelSpec = { ...common, padding: 4, vconcat: views, resolve: eachItsOwn };
  const spec: TopLevelSpec = {
    ...common,
    title: { text: balanced(words.title, headlineCharacters), subtitle: wrapped(words.subtitle, subtitleCharacters) },
    vconcat: [...views, footer('sets' in from ? originOf(from) : from, Math.max(leftRoom, figuresRoom))],
    resolve: eachItsOwn,
  };
  return { ...words, spec, figure };
}

/** Where a chart comes from: `procap 0.1.0. Scenarios: Baseline, Retention. Seed 1.` */
export function provenance({ names, seeds, version, commit, sources = [] }: Origin): string {
  const program = `procap ${version}${commit === undefined ? '' : ` (${commit.slice(0, 7)})`}`;
  const of = names.length === 0 ? '' : ` ${names.length === 1 ? 'Scenario' : 'Scenarios'}: ${names.join(', ')}.`;
  const published = sources.length === 0 ? '' : ` Published figures: ${sources.join(', ')}.`;
  return `Source: ${program}, a simulation.${of} Seed ${seeds.join(', ')}.${published}`;
}

const footer = (origin: Origin, leftRoom: number): View => ({
  data: { values: [{}] },
  height: 8,
  width: 1,
  mark: {
    type: 'text',
    align: 'left',
    x: -leftRoom,
    fontSize: 13,
    color: grey,
    lineHeight: 17,
    text: wrapped(provenance(origin), 130),
  },
});
