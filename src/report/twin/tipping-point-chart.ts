import type { Equilibrium } from '../../experiment/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import { axisTitle, valueAxis, tickFormat } from '../drawing/axes.ts';
import type { Chart, Encoding, Layer, Panel } from '../drawing/chart.ts';
import { labelLayers, positionLabels } from '../drawing/labels/end-labels.ts';
import { styleEncoding } from '../drawing/style-encoding.ts';
import type { Style } from '../drawing/theme.ts';
import { faded, ink, stylesFor } from '../drawing/theme.ts';
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
        'Whole service, settings of the last day held constant: states in which staff and demand are in balance, with ' +
          'all officers identical and with officers as unequal as in the scenario.',
        ...(folds.length === 0
          ? ['The service recovers from a disturbance in every one of them.']
          : ['Solid: the service recovers from a disturbance; dashed: it does not; dots: where the two meet.']),
        'There is no chance, so there are no intervals.',
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

const size = { width: 620, height: 210 } as const;

const [solid] = stylesFor(2);
const officerStyles: ReadonlyMap<string, Style> = new Map([
  ['alike', solid],
  ['unequal', { colour: faded, dash: [1, 0], shape: 'circle' }],
]);

/** What each line is called. */
const officersInWords = { alike: 'Identical officers', unequal: 'Unequal officers' } as const;

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
  const at = rows.reduce<(typeof rows)[number] | undefined>(
    (near, row) => (near === undefined || Math.abs(row.demand - 100) < Math.abs(near.demand - 100) ? row : near),
    undefined,
  );
  /** Where the lines are not: they run above the middle of the panel. */
  const isAtFoot = at !== undefined && at.value > y.domain[1] / 2;
  const ends = (['alike', 'unequal'] as const).flatMap((officers) => {
    const last = rows
      .filter((row) => row.officers === officers && row.kind === 'stable')
      .reduce<(typeof rows)[number] | undefined>(
        (most, row) => (row.demand >= (most?.demand ?? 0) ? row : most),
        undefined,
      );
    return last === undefined ? [] : [{ scenario: officers, text: officersInWords[officers], end: last.value }];
  });
  return {
    view: {
      width: size.width,
      height: size.height,
      title: axisTitle([title]),
      data: { name },
      layer: balanceLayers(name, x, y, { hasFolds: folds.length > 0, isAtFoot }),
    },
    datasets: {
      [name]: rows,
      [`${name}, present`]: [{ demand: 100, value: y.domain[isAtFoot ? 0 : 1] }],
      [`${name}, ends`]: positionLabels(ends, y, size.height),
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

function balanceLayers(
  name: string,
  x: Scale,
  y: Scale,
  { hasFolds, isAtFoot }: { readonly hasFolds: boolean; readonly isAtFoot: boolean },
): Layer[] {
  const { colour } = officerStyles.get('alike')!;
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
  return [
    {
      data: { name: `${name}, present` },
      mark: { type: 'rule', color: ink, strokeWidth: 1.25 },
      encoding: { x: across('demand') },
    },
    {
      data: { name: `${name}, present` },
      mark: { type: 'text', align: 'left', baseline: 'middle', dx: 6, dy: isAtFoot ? -9 : 9, text: 'present demand' },
      encoding: { x: across('demand'), y: value },
    },
    // The wider line below, so that both are seen where they lie on each other.
    ...(['unequal', 'alike'] as const).map((officers): Layer => ({
      transform: [{ filter: { field: 'officers', equal: officers } }],
      mark: {
        type: 'line',
        color: officerStyles.get(officers)!.colour,
        strokeWidth: officers === 'unequal' ? 5.5 : 2.25,
      },
      encoding: {
        x: across('demand'),
        y: value,
        detail: { field: 'part' },
        order: { field: 'load', type: 'quantitative' },
        strokeDash,
      },
    })),
    ...labelLayers(
      `${name}, ends`,
      valueAxis(y),
      {
        color: styleEncoding('scenario', officerStyles, (style) => style.colour),
        strokeDash: { value: [1, 0] },
      },
      size.width,
    ),
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
