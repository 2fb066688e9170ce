import type { Comparison, Reproduction } from '../../experiment/index.ts';
import { assemble } from '../drawing/assemble.ts';
import { axisTitle, ticksFormat } from '../drawing/axes.ts';
import type { Chart, Panel } from '../drawing/chart.ts';
import { simulatedColour } from '../drawing/fan-panel.ts';
import { ink } from '../drawing/look.ts';
import { scaleFor } from '../drawing/scale.ts';
import type { Origin } from '../input.ts';
import { publishedWhen, reproductionTable } from '../tables/reproduction-table.ts';
import { figure, toDigits } from '../words/number-words.ts';
import { filesOf, nameOf } from './reproduction-names.ts';

/** Pixels that a letter of the names at the left takes, on the generous side. */
const letter = 6.6;
const rowHeight = 19;
const outsideColour = '#F46A25';

interface Row {
  readonly name: string;
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  readonly verdict: string;
  readonly role: string;
  readonly words: string;
}

/** All figures of a study in one picture: how far the simulation lies from each, in % of what was published, with the range of a single replication. */
export function overviewChart(reproduction: Reproduction, origin: Origin): Chart | undefined {
  const { comparisons, name, study } = reproduction;
  const compared = comparisons.filter((each) => each.percent !== undefined && each.finding !== 'not scored' && each.role !== 'input');
  if (compared.length < 2) return undefined;
  const several = new Set(compared.filter((each) => compared.some((other) => other.figure === each.figure && other.scenario !== each.scenario)).map(({ series }) => series));
  const rows = compared.map((each) => rowOf(each, several.has(each.series)));
  const namesRoom = Math.max(...rows.map(({ name: words }) => words.length)) * letter + 12;
  const inside = compared.filter(({ finding }) => finding === 'inside').length;
  const worst = [...compared].filter(({ finding }) => finding === 'outside').sort((a, b) => Math.abs(b.percent!) - Math.abs(a.percent!))[0];
  return assemble(
    { ...origin, names: filesOf(reproduction, compared), sources: [...new Set(compared.flatMap(({ sources }) => sources))] },
    {
      name: nameOf(study, 'figures'),
      title: `${name}: ${inside} of ${compared.length} published figures lie in the simulated range`,
      subtitle: 'Simulated less published, in % of what was published. Dots: means over replications; filled, tests; hollow, calibrated on. Strokes: where 95% of further replications would lie. Blue: the published figure (at 0) is in the range; orange, and named at the right: it is not.',
      description: `Dot plot of ${compared.length} figures. ${worst === undefined ? 'None is missed.' : `The widest miss is ${worst.series}, ${publishedWhen(worst)}: ${figure(worst.percent!, '%')}%.`}`,
      table: reproductionTable({ ...reproduction, comparisons: compared }, `${name}: all figures`),
    },
    [[overviewPanel(rows, namesRoom)]],
    namesRoom,
  );
}

function rowOf(each: Comparison, severalScenarios: boolean): Row {
  const { published, spread: { mean, least = mean, most = mean }, finding, role = '' } = each;
  const end = mean < published!.low ? published!.low : mean > published!.high ? published!.high : mean;
  const percent = (value: number): number => toDigits((100 * (value - end)) / end, 4);
  const place = severalScenarios ? ` (${each.scenario})` : '';
  return {
    name: `${each.series}${place}, ${publishedWhen(each)}`, mean: percent(mean), least: percent(least), most: percent(most), verdict: finding, role,
    words: finding === 'outside' ? `outside, ${percent(mean) > 0 ? '+' : '−'}${figure(Math.abs(percent(mean)), '%')}%` : '',
  };
}

function overviewPanel(rows: readonly Row[], namesRoom: number): Panel {
  const scale = scaleFor([...rows.flatMap(({ least, most }) => [least, most])], 6);
  const x = (field: string) => ({
    field, type: 'quantitative' as const, scale: { domain: [...scale.domain], nice: false, clamp: true },
    axis: { grid: true, values: [...scale.ticks], format: ticksFormat(scale), orient: 'top' as const, domain: false, ticks: false },
  });
  const y = { field: 'name', type: 'nominal' as const, sort: rows.map(({ name }) => name), axis: { grid: true, labelLimit: namesRoom, labelPadding: 8, minExtent: namesRoom, domain: false, ticks: false, labelFontSize: 13 } };
  const color = { field: 'verdict', type: 'nominal' as const, scale: { domain: ['inside', 'outside'], range: [simulatedColour, outsideColour] }, legend: null };
  const marks = [['test', undefined], ['calibrated on', '#FFFFFF']] as const;
  return {
    view: {
      width: 360,
      height: rows.length * rowHeight,
      title: { ...axisTitle(['Simulated less published (%)']), frame: 'group' },
      data: { name: 'figures' },
      layer: [
        { mark: { type: 'rule', strokeWidth: 2.5 }, encoding: { x: x('least'), x2: { field: 'most' }, y, color } },
        { data: { values: [{}] }, mark: { type: 'rule', color: ink, strokeWidth: 1.5 }, encoding: { x: { datum: 0, type: 'quantitative', scale: { domain: [...scale.domain], nice: false } } } },
        ...marks.map(([role, fill]) => ({
          transform: [{ filter: { field: 'role', equal: role } }],
          mark: { type: 'point' as const, size: 60, strokeWidth: 2, opacity: 1, filled: fill === undefined, ...(fill !== undefined && { fill }) },
          encoding: { x: x('mean'), y, color },
        })),
        { mark: { type: 'text', align: 'left', baseline: 'middle', x: 372, fontSize: 13, color: ink }, encoding: { y, text: { field: 'words' } } },
      ],
    },
    datasets: { figures: rows },
  };
}
