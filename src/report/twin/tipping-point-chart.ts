import type { Equilibrium } from '../../experiment/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import { axisTitle, valueAxis, tickFormat } from '../drawing/axes.ts';
import type { Chart, Encoding, Layer, Panel } from '../drawing/chart.ts';
import { grey, ink, stylesFor } from '../drawing/theme.ts';
import type { Scale } from '../drawing/scale.ts';
import { scaleFor } from '../drawing/scale.ts';
import type { Origin } from '../input.ts';
import type { DataTable } from '../data-table.ts';
import { notApplicable } from '../data-table.ts';
import { formatPercentage, roundToDigits } from '../words/number-words.ts';
import type { TippingPoints } from './twin-words.ts';
import { tippingInWords } from './twin-words.ts';

/** Demand is drawn up to this many times the present, or to a little beyond the last fold. */
const furthest = 2;

/**
 * Staff and strain in balance with demand: stable states solid, unstable ones dashed, folds and the present demand
 * marked.
 */
export function tippingPointChart(points: TippingPoints, scenario: string, origin: Origin): Chart {
  const { folds } = points.alike;
  return assembleChart(
    origin,
    {
      name: 'tipping-point',
      title:
        folds.length === 0
          ? `‘${scenario}’ has no tipping point: staff numbers fall smoothly as demand rises`
          : `‘${scenario}’ tips at ${formatPercentage(folds[0].demand)} of present demand`,
      subtitle: [
        'Whole service, settings of the last day held constant: states in which staff and demand are in balance.',
        'Solid: the service recovers from a ' +
          `disturbance${folds.length === 0 ? '' : '; dashed: it does not; dots: where the two meet'}.`,
        'Blue: all officers identical. Grey: officers as unequal as in the scenario. There is no chance, so there ' +
          'are no intervals.',
      ].join(' '),
      description: `Line chart of states of balance against demand. ${tippingInWords(points).join(' ')}`,
      table: tippingTable(points),
    },
    [
      [
        balancePanel(
          'officers in balance',
          'Probation officers in post (FTE)',
          points,
          ({ probationOfficers }) => probationOfficers,
        ),
      ],
      [
        balancePanel(
          'strain in balance',
          'Strain of probation officers (workload above a full one)',
          points,
          ({ strain }) => strain,
        ),
      ],
    ],
  );
}

function balancePanel(name: string, title: string, points: TippingPoints, of: (balance: Equilibrium) => number): Panel {
  const folds = points.alike.folds;
  const most = Math.max(furthest, ...folds.map(({ demand }) => demand * 1.15));
  const point = (each: Equilibrium) => ({
    demand: roundToDigits(100 * each.demand, 5),
    value: roundToDigits(of(each), 5),
    load: roundToDigits(100 * each.load, 4),
  });
  const rows = (['unequal', 'alike'] as const).flatMap((officers) => {
    const { branch, folds: own } = points[officers];
    const states = [...branch.filter(({ demand }) => demand <= most), ...own].sort((a, b) => a.load - b.load);
    return [true, false].flatMap((isStable) =>
      stretches(states, own, isStable).flatMap((stretch, index) =>
        stretch.map((each) => ({
          ...point(each),
          kind: isStable ? 'stable' : 'unstable',
          officers,
          part: `${officers} ${isStable} ${index}`,
        })),
      ),
    );
  });
  const x = scaleFor([0, 100 * most], 8);
  const y = scaleFor(
    rows.map(({ value }) => value),
    5,
  );
  return {
    view: {
      width: 620,
      height: 210,
      title: axisTitle([title]),
      data: { name },
      layer: balanceLayers(name, x, y, folds.length > 0),
    },
    datasets: {
      [name]: rows,
      [`${name}, present`]: [{ demand: 100, text: 'present demand' }],
      ...(folds.length > 0 && {
        [`${name}, folds`]: folds.map(point),
        // The first fold is the furthest to the right, and the second one the furthest to the left.
        [`${name}, first fold`]: folds
          .slice(0, 1)
          .map((fold) => ({ ...point(fold), text: formatPercentage(fold.demand) })),
        [`${name}, second fold`]: folds
          .slice(1, 2)
          .map((fold) => ({ ...point(fold), text: formatPercentage(fold.demand) })),
      }),
    },
  };
}

/** The states of one kind, as stretches that a line can be drawn through; a fold belongs to both kinds. */
function stretches(states: readonly Equilibrium[], folds: readonly Equilibrium[], isStable: boolean): Equilibrium[][] {
  const found: Equilibrium[][] = [];
  let now: Equilibrium[] = [];
  const isWithin = (load: number): boolean =>
    folds.filter((fold) => fold.load < load).length % 2 === (isStable ? 0 : 1);
  for (const state of states) {
    const isFold = folds.includes(state);
    if (isFold || isWithin(state.load)) now.push(state);
    if (!isFold && !isWithin(state.load) && now.length > 0) {
      found.push(now);
      now = [];
    }
  }
  if (now.length > 0) found.push(now);
  return found.filter((each) => each.length > 1);
}

function balanceLayers(name: string, x: Scale, y: Scale, hasFolds: boolean): Layer[] {
  const [{ colour }] = stylesFor(2);
  const across = (field: string): NonNullable<Encoding['x']> => ({
    field,
    type: 'quantitative',
    scale: { domain: [...x.domain], nice: false },
    axis: {
      values: [...x.ticks],
      format: tickFormat(x),
      grid: false,
      title: 'Demand for supervision (% of present demand)',
      titleFontSize: 14,
      titleFontWeight: 'normal',
      titlePadding: 8,
    },
  });
  const value = valueAxis(y)('value');
  const strokeDash = {
    field: 'kind',
    type: 'nominal' as const,
    scale: {
      domain: ['stable', 'unstable'],
      range: [
        [1, 0],
        [6, 4],
      ],
    },
    legend: null,
  };
  const color = {
    field: 'officers',
    type: 'nominal' as const,
    scale: { domain: ['alike', 'unequal'], range: [colour, grey] },
    legend: null,
  };
  return [
    {
      data: { name: `${name}, present` },
      mark: { type: 'rule', color: ink, strokeWidth: 1.25 },
      encoding: { x: across('demand') },
    },
    {
      data: { name: `${name}, present` },
      mark: { type: 'text', align: 'left', baseline: 'top', dx: 5, y: 2 },
      encoding: { x: across('demand'), text: { field: 'text' } },
    },
    {
      mark: { type: 'line' },
      encoding: {
        x: across('demand'),
        y: value,
        color,
        detail: { field: 'part' },
        order: { field: 'load', type: 'quantitative' },
        strokeDash,
      },
    },
    ...(hasFolds
      ? ([
          {
            data: { name: `${name}, folds` },
            mark: { type: 'point', filled: true, size: 90, color: colour, opacity: 1 },
            encoding: { x: across('demand'), y: value },
          },
          {
            data: { name: `${name}, first fold` },
            mark: { type: 'text', align: 'left', baseline: 'bottom', dx: 8, dy: -4 },
            encoding: { x: across('demand'), y: value, text: { field: 'text' } },
          },
          {
            data: { name: `${name}, second fold` },
            mark: { type: 'text', align: 'right', baseline: 'middle', dx: -10 },
            encoding: { x: across('demand'), y: value, text: { field: 'text' } },
          },
        ] satisfies Layer[])
      : []),
  ];
}

/** Every state examined, folds and those at the present demand among them. */
function tippingTable(points: TippingPoints): DataTable {
  const rows = (['alike', 'unequal'] as const).flatMap((officers) => {
    const { branch, folds, present } = points[officers];
    return [...branch, ...folds, ...present]
      .sort((a, b) => a.load - b.load)
      .map((each) => {
        const isFold = folds.includes(each);
        return [
          officers,
          (100 * each.load).toFixed(1),
          isFold ? 'fold' : each.isStable ? 'stable' : 'unstable',
          (100 * each.demand).toFixed(1),
          each.probationOfficers.toFixed(1),
          each.strain.toFixed(3),
          (100 * each.waiting).toFixed(2),
          isFold ? notApplicable : each.gain.toFixed(2),
          isFold || each.becomes === undefined ? notApplicable : each.becomes.toFixed(2),
        ];
      });
  });
  const columns = [
    'Officers',
    'Mean workload (%)',
    'State',
    'Demand (% of present)',
    'Probation officers (FTE)',
    'Strain',
    'Cases waiting (%)',
    'Gain of the loops',
    'Officers lost in the end for each one lost',
  ];
  return { caption: 'States in which staff and demand are in balance', columns, headings: 3, rows };
}
